import type { Blocklist } from './blocklist.ts';

const FAQ = 'https://www.spamhaus.org/faqs/dnsbl-usage/';
const LOOKUP = 'https://check.spamhaus.org/';
const OWNER = 'The Spamhaus Project';

/**
 * Answers that speak of the query, not of the address: a receiver that refuses mail because of them is set up wrongly.
 * Source: https://www.spamhaus.org/news/article/788/ and https://www.securityzones.net/error-return-codes-for-spamhaus-public-mirrors/
 */
export const SPAMHAUS_ERROR_ANSWERS: Readonly<Record<string, string>> = {
  '127.255.255.252': 'the name of the zone is mistyped',
  '127.255.255.254': 'the query came through a public or open resolver',
  '127.255.255.255': 'too many queries came from that resolver',
};

/** The lists of Spamhaus, special before general: "sbl" also stands in "sbl-xbl". */
export const SPAMHAUS: readonly Blocklist[] = [
  {
    name: 'spamhaus/dbl',
    zones: ['dbl.spamhaus.org', 'dbl.dq.spamhaus.net'],
    owner: OWNER,
    listing: 'domain',
    lists: 'domains seen in spam, phishing and malware',
    // "Spamhaus DBL", "/query/domain/example.com", "/query/dbl?domain=", "/dbl/"
    names:
      /spamhaus[ -]?(?:domain block ?list|dbl)\b|\bdomain (?:block ?list|bl)\b|spamhaus\.(?:org|com)\/(?:query\/(?:domain|dbl)|dbl)\b|\bdbl (?:at|by|of) spamhaus/i,
    answers: {
      '127.0.1.2': 'spam domain',
      '127.0.1.4': 'phishing domain',
      '127.0.1.5': 'malware domain',
      '127.0.1.6': 'botnet control domain',
      '127.0.1.102': 'abused legitimate domain: spam',
      '127.0.1.103': 'abused redirector',
      '127.0.1.104': 'abused legitimate domain: phishing',
      '127.0.1.105': 'abused legitimate domain: malware',
      '127.0.1.106': 'abused legitimate domain: botnet control',
      '127.0.1.255': 'an address was asked for, which this list does not hold: an error of the receiver',
    },
    noListing: ['127.0.1.255'],
    lookup: LOOKUP,
    delisting: LOOKUP,
    remedy:
      'looks the domain up at check.spamhaus.org, cleans what it was listed for, and asks for removal there.',
    actor: 'sender',
    source: FAQ,
  },
  {
    name: 'spamhaus/sbl-xbl',
    zones: ['sbl-xbl.spamhaus.org'],
    notAsked: 'part of another list',
    owner: OWNER,
    listing: 'address',
    lists: 'spam sources (SBL) and exploited hosts (XBL) in one zone that ZEN replaced',
    names: /\bsbl[-+]xbl\b/i,
    answers: { '127.0.0.2': 'SBL', '127.0.0.3': 'CSS', '127.0.0.4': 'XBL' },
    lookup: LOOKUP,
    delisting: LOOKUP,
    remedy:
      'looks the address up at check.spamhaus.org: the part it stands on (SBL or XBL) decides how it is removed.',
    actor: 'sending-admin',
    source: FAQ,
  },
  {
    name: 'spamhaus/pbl',
    zones: ['pbl.spamhaus.org'],
    notAsked: 'part of another list',
    owner: OWNER,
    listing: 'dynamic',
    lists:
      'address ranges of end users that should send through the mail server of their provider; it is no accusation of spam',
    names: /\bPBL\b|\bpolicy block ?list\b|spamhaus\.(?:org|com)\/(?:query\/)?pbl\b|\bIB106\b/i,
    answers: {
      '127.0.0.10': 'entered by the provider that owns the range',
      '127.0.0.11': 'entered by Spamhaus',
    },
    lookup: LOOKUP,
    delisting: LOOKUP,
    remedy:
      'sends through the mail server of the provider with a login (port 587), or, for a single static address with its own reverse name, removes it at check.spamhaus.org.',
    actor: 'sending-admin',
    source: 'https://www.spamhaus.org/blocklists/policy-blocklist/',
  },
  {
    name: 'spamhaus/css',
    zones: ['css.spamhaus.org'],
    notAsked: 'part of another list',
    owner: OWNER,
    listing: 'address',
    lists: 'addresses of low reputation, such as snowshoe spam; entries expire by themselves',
    names: /\bspamhaus[ -]?css\b|\bcss (?:list|block ?list)\b|spamhaus\.(?:org|com)\/(?:query\/)?css\b/i,
    answers: { '127.0.0.3': 'CSS' },
    lookup: LOOKUP,
    delisting: LOOKUP,
    remedy:
      'stops the source, then removes the address at check.spamhaus.org or waits: entries expire by themselves.',
    actor: 'sending-admin',
    source: 'https://www.spamhaus.org/blocklists/combined-spam-sources/',
  },
  {
    name: 'spamhaus/xbl',
    zones: ['xbl.spamhaus.org'],
    notAsked: 'part of another list',
    owner: OWNER,
    listing: 'address',
    lists: 'infected or exploited hosts and open proxies',
    names: /\bXBL\b|\bexploits? block ?list\b|spamhaus\.(?:org|com)\/(?:query\/)?xbl\b|\bIB105\b/i,
    answers: { '127.0.0.4': 'XBL (fed by the CBL)' },
    lookup: LOOKUP,
    delisting: LOOKUP,
    remedy:
      'finds the infected host or open proxy behind the address, cleans it, then removes the address at check.spamhaus.org.',
    actor: 'sending-admin',
    source: 'https://www.spamhaus.org/blocklists/exploits-blocklist/',
  },
  {
    // Moved onto the XBL's servers in January 2021; the old zone answers on.
    name: 'spamhaus/xbl',
    zones: ['cbl.abuseat.org'],
    notAsked: 'part of another list',
    owner: OWNER,
    listing: 'address',
    lists: 'infected hosts and open proxies; the CBL is part of the Spamhaus XBL since January 2021',
    names: /\babuseat\.org\b|\bCBL\b|\bcomposite block(?:ing)? ?list\b/,
    answers: { '127.0.0.2': 'CBL' },
    lookup: LOOKUP,
    delisting: LOOKUP,
    remedy:
      'finds the infected host or open proxy behind the address, cleans it, then removes the address at check.spamhaus.org.',
    actor: 'sending-admin',
    source: 'https://www.abuseat.org/cutover.html',
  },
  {
    name: 'spamhaus/sbl',
    zones: ['sbl.spamhaus.org'],
    notAsked: 'part of another list',
    owner: OWNER,
    listing: 'address',
    lists: 'addresses that Spamhaus holds to be under the control of spammers',
    names:
      /\bSBL\b|\bspamhaus block ?list\b|\bSBL\d{3,}\b|spamhaus\.(?:org|com)\/(?:query\/)?sbl\b|\bIB104\b/i,
    answers: { '127.0.0.2': 'SBL', '127.0.0.9': 'DROP: hijacked or wholly criminal network' },
    lookup: LOOKUP,
    delisting: LOOKUP,
    remedy:
      'reads the listing at check.spamhaus.org, ends what it describes; the provider that owns the address asks for removal.',
    actor: 'sending-admin',
    source: 'https://www.spamhaus.org/blocklists/spamhaus-blocklist/',
  },
  {
    name: 'spamhaus/zen',
    zones: ['zen.spamhaus.org', 'zen.dq.spamhaus.net'],
    owner: OWNER,
    listing: 'address',
    lists:
      'what stands on any of its address lists: spam sources (SBL, CSS), exploited hosts (XBL), end-user ranges (PBL)',
    // Comcast BL000001; Cox IPBL codes whose last digit is set.
    names:
      /\bspamhaus[ -]?zen\b|\b(?:using|by|at|on) zen\b|\bzen\b[^.]{0,20}\bspamhaus\b|\bBL000001\b|\bIPBL[01]{0,3}1\b/i,
    answers: {
      '127.0.0.2': 'SBL',
      '127.0.0.3': 'CSS',
      '127.0.0.4': 'XBL',
      '127.0.0.9': 'DROP',
      '127.0.0.10': 'PBL, entered by the provider',
      '127.0.0.11': 'PBL, entered by Spamhaus',
      '127.0.0.30': 'BCL: botnet controllers',
    },
    lookup: LOOKUP,
    delisting: LOOKUP,
    remedy:
      'looks the address up at check.spamhaus.org: it says which part it stands on. SBL: the provider asks; XBL and CSS: self-service after cleaning; PBL: send through the provider.',
    actor: 'sending-admin',
    source: FAQ,
  },
  {
    name: 'spamhaus',
    zones: ['spamhaus.org', 'spamhaus.net', 'spamhaus.com'],
    notAsked: 'no single zone',
    owner: OWNER,
    listing: 'address',
    lists: 'addresses and domains, in several lists; the reply does not say which',
    names: /\bspamhaus\b/i,
    lookup: LOOKUP,
    delisting: LOOKUP,
    remedy:
      'looks the address up at check.spamhaus.org: it says which list it stands on and how it is removed.',
    actor: 'sending-admin',
    source: FAQ,
  },
];
