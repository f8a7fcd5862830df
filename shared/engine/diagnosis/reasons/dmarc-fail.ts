import { theSenderDomain } from '../facts.ts';
import type { Reason } from '../reason-rule.ts';

export const dmarcFail: Reason = {
  name: 'dmarc_fail',
  title: 'DMARC policy of the From domain',
  actor: 'sending-admin',
  phrases: {
    first: ['dmarc', 'dmarc (sender|policy|fail*|check|validation|reject*|verification)'],
    certain: [
      'unaligned',
      'not aligned',
      'p (reject|quarantine)',
      'alignment',
      'dmarc',
      '(violat*|per|under) ~4 (domain|sender|from) ~2 (s )?(published )?policy',
    ],
  },
  statuses: { sure: ['4.7.32', '5.7.509'] },
  summary: (f) => `The message fails the DMARC policy of ${theSenderDomain(f)} (the domain in From).`,
  explanation: () =>
    "DMARC (RFC 7489) lets the owner of the From domain ask receivers to refuse mail for which neither SPF nor DKIM passes with that same domain. The receiver follows the owner's wish. Forged mail fails so, but also honest mail sent through a service that is not set up, forwarded mail, and mailing lists.",
  advice: () => [
    "The From domain's owner makes SPF or DKIM pass with that very domain for every service that sends for it.",
    'Mailing list operators rewrite From; forwarders keep the message unchanged and add ARC.',
    "The sender's administrator reads the domain's DMARC reports to find which sources fail.",
  ],
  samples: [
    { reply: '550 5.7.1 Email rejected per DMARC policy for example.org', source: 'operator wording' },
    {
      reply: '550 5.7.509 Access denied, sending domain does not pass DMARC verification',
      source: 'Exchange Online',
    },
  ],
};
