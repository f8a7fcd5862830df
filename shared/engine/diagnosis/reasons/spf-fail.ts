import { theAddress, theSenderDomain } from '../facts.ts';
import type { Reason } from '../reason-rule.ts';

export const spfFail: Reason = {
  name: 'spf_fail',
  title: 'SPF does not allow the address',
  actor: 'sending-admin',
  phrases: {
    plain: [
      'designated ~2 permitted sender',
      'permitted sender',
      'not (among|one of|in) ~2 (hosts|servers|addresses|ips|senders) ~4 (authori[sz]es?|allows?|permits?|designates?)',
    ],
    first: ['invalid ip ~3 (sending|send|mail) ~3 domain', '(?<!without )spf', 'sender policy framework'],
    certain: [
      'spf( record| check| validation| fail| failed| softfail)?',
      'sender policy framework',
      'softfail*',
      '(ip|ip#|host|host#|server|client|address|you|mta|sender) ~5 (not|no|never) ~1 (designated|authori[sz]ed|allowed|permitted|a permitted) ~2 (mailer|sender|to send|to use|as sender) ~3 (for|from|as|on behalf|using) ~3 (domain|host#|addr@|sender)',
      'domain ~3 (does not|not) ~1 (allow|permit|authori[sz]e|designate) ~4 (ip|ip#|host|server|mail* from|sending|address)',
      'not a permitted (sender|mailer)',
    ],
  },
  statuses: { sure: ['x.7.23', 'x.7.24', '4.7.27'] },
  summary: (f) =>
    `The receiving server finds that the SPF record of ${theSenderDomain(f)} does not vouch for ${theAddress(f)}.`,
  explanation: () =>
    "The sender's domain publishes in the DNS (SPF, RFC 7208) which addresses may send for it, and the receiver found that this one is not among them, or that the record is missing or broken. Forwarded mail fails in the same way, because the forwarder's address is not in the record.",
  advice: (f) => [
    `The owner of ${theSenderDomain(f)} adds the sending address, or the include of the service that sends, to the domain's one SPF record (TXT, "v=spf1 …").`,
    'The domain owner checks the record: exactly one, no syntax error, at most ten DNS lookups.',
    'Where the mail was forwarded: the forwarding administrator rewrites the envelope sender (SRS).',
  ],
  samples: [
    { reply: '550 5.7.23 SPF validation failed', source: 'IANA registry' },
    {
      reply: '550 5.7.1 SPF: 192.0.2.30 is not allowed to send mail for example.org',
      source: 'policy server',
    },
  ],
};
