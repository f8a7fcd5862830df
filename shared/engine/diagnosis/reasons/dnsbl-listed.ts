import { theAddress, sentence } from '../facts.ts';
import type { Facts } from '../facts.ts';
import type { Reason } from '../reason-rule.ts';

/** The list's name as the reply gives it, or "a blocklist". */
function theList(facts: Facts): string {
  return facts.blocklist === undefined ? 'a blocklist' : `the blocklist ${facts.blocklist.name}`;
}

/** Lists that the decoder knows by name are recognised in blocklists/; the phrases are for those it does not know. */
export const dnsblListed: Reason = {
  name: 'dnsbl_listed',
  title: 'Address on a blocklist',
  actor: (facts) => (facts.blocklist?.state === 'closed' ? 'receiving-admin' : 'sending-admin'),
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
      '(listed|found|present|appears?) ~1 (in|on|at|by) ~4 (blacklists?|blocklists?|block lists?|black hole lists?)',
      '{client} ~6 (blacklist(ed)?|blocklist(ed)?) ~2 (at|by|on|in|see|url:|host#)',
      '(ip|address|host) reputation ~3 (service|list|network|database)',
    ],
  },
  summary: (f) =>
    `The receiving server refuses mail because ${theAddress(f)} stood on ${theList(f)} at the time of the capture.`,
  explanation: (f) =>
    f.blocklist?.state === 'closed'
      ? `The receiving server asks ${theList(f)}, which is closed${f.blocklist.since === undefined ? '' : ` since ${f.blocklist.since}`}. Its answers say nothing about the sender: the lookup is left over in the receiver's configuration.`
      : `The receiving server asked ${theList(f)} about the address that connected and was told that it is listed. Such lists name addresses that spam came from, or that belong to a network with a bad name. This was the list's answer at the time of the capture; what it answers now has to be looked up.`,
  advice: (f) =>
    f.blocklist?.state === 'closed'
      ? [
          `The receiving administrator removes the lookup of ${f.blocklist.zone} from the mail server's configuration; the list is closed, so no exception or delisting helps.`,
          'The sender tells the receiving postmaster this by another way, quoting the reply.',
        ]
      : [
          `The sending administrator looks up ${f.listedAddress ?? f.context.clientAddress ?? 'the address'} on the site of ${theList(f)} and reads why it is listed.`,
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
      reply: `550 ${sentence('the sending address was found on one or more DNSBLs')}`,
      source: 'operator wording',
    },
  ],
};
