import type { Blocklist } from './blocklist.ts';

/** Lists of domain names, asked about links in messages, senders and HELO names. */
export const DOMAIN_LISTS: readonly Blocklist[] = [
  {
    name: 'surbl',
    zones: ['multi.surbl.org', 'surbl.org'],
    owner: 'SURBL',
    listing: 'domain',
    lists: 'domains seen in links of spam, phishing and malware',
    names: /\bsurbl\b/i,
    answers: {
      '127.0.0.1': 'the query was refused: an error of the receiver, no listing',
      '127.0.0.8': 'phishing',
      '127.0.0.16': 'malware',
      '127.0.0.64': 'abuse',
      '127.0.0.128': 'cracked site',
    },
    lookup: 'https://surbl.org/surbl-analysis',
    delisting: 'https://surbl.org/surbl-analysis',
    remedy:
      'takes the listed domain out of the message; its owner cleans the site and asks for removal at surbl.org.',
    actor: 'sender',
    source: 'https://surbl.org/lists',
  },
  {
    name: 'uribl',
    zones: ['multi.uribl.com', 'black.uribl.com', 'grey.uribl.com', 'red.uribl.com', 'uribl.com'],
    owner: 'URIBL',
    listing: 'domain',
    lists: 'domains seen in links of spam',
    names: /\buribl\.com\b|\bURIBL\b/,
    answers: {
      '127.0.0.1': 'the query was refused: an error of the receiver, no listing',
      '127.0.0.2': 'black',
      '127.0.0.4': 'grey',
      '127.0.0.8': 'red',
    },
    lookup: 'https://lookup.uribl.com/',
    delisting: 'https://lookup.uribl.com/',
    remedy: 'takes the listed domain out of the message; its owner asks for removal at lookup.uribl.com.',
    actor: 'sender',
    source: 'https://uribl.com/about.shtml#implementation',
  },
  {
    name: 'spameatingmonkey/uribl',
    namedByZone: 'zone',
    zones: ['uribl.spameatingmonkey.net', 'urired.spameatingmonkey.net', 'fresh.spameatingmonkey.net'],
    owner: 'Spam Eating Monkey',
    listing: 'domain',
    lists: 'domains seen in spam, and domains registered in the last days',
    lookup: 'https://spameatingmonkey.com/lookup',
    delisting: 'https://spameatingmonkey.com/lookup',
    remedy:
      'takes the listed domain out of the message, or waits where it is only new, and asks for removal at spameatingmonkey.com.',
    actor: 'sender',
    source: 'https://spameatingmonkey.com/services',
  },
];
