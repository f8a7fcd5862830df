import { theAddress } from '../facts.ts';
import type { Reason } from '../reason-rule.ts';

/**
 * Lists that a reply names are recognised, and put into words, in blocklists/; this is for replies that speak of a list
 * without naming it.
 */
export const dnsblListed: Reason = {
  name: 'dnsbl_listed',
  title: 'Address on a blocklist',
  actor: 'sending-admin',
  phrases: {
    certain: [
      '(blocked|rejected|refused|listed) ~~ (rbls?|dnsbls?)',

      '(listed|found|present|is|are|you|blocked|rejected|entry|currently) ~4 (dnsbls?|rbls?|dns (based )?(blacklists?|blocklists?|blackhole))',
      '(dnsbl|rbl|dns blacklist|dns blocklist) ~3 (listed|rejected|reject|blocked|found|hit|match*|entry|url:|host#)',
      '(blocked|rejected|refused|denied) (using|by|via|at) host#',
      '{client} ~3 listed (at|by|in|on) host#',
      'real ?time (blackhole|blacklist|blocklist|block)',
    ],
    plain: [
      '{refused} by ~2 (grid|reputation|threat) (network|service|database|list)',
      '(listed|found|present|appears?) ~1 (in|on|at|by) ~4 (blacklists?|blocklists?|block lists?|black hole lists?)',
      '{client} ~6 (blacklist(ed)?|blocklist(ed)?) ~2 (at|by|on|in|see|url:|host#)',
      '(ip|address|host) reputation ~3 (service|list|network|database)',
    ],
  },
  summary: (f) =>
    `The receiving server refuses mail because ${theAddress(f)} stood on a blocklist, which it does not name, at that time.`,
  explanation: () =>
    'The receiving server asked a blocklist about the address that connected and was told that it is listed. Such lists name addresses that spam came from, or that belong to a network with a bad name. The reply does not say which list it was.',
  advice: (f) => [
    `The sending administrator asks the receiving postmaster which list it was, or looks ${f.listedAddress ?? f.context.clientAddress ?? 'the address'} up at the well-known ones.`,
    'The sending administrator finds and stops the source first: outbound queue, hijacked accounts, web forms, infected hosts behind the same address, an open relay.',
    'The sending administrator then asks the list for removal, or waits where its entries expire by themselves.',
  ],
  samples: [
    {
      reply: '554 5.7.1 Service unavailable; Client host [192.0.2.9] blocked using bl.example.net',
      source: 'Postfix',
    },
    { reply: '550 Your host 192.0.2.9 is listed in an RBL', source: 'Exim' },
    {
      reply: '550 The sending address was found on one or more DNSBLs',
      source: 'operator wording',
    },
  ],
};
