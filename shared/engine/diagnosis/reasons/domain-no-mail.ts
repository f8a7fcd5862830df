import { theRecipientDomain } from '../facts.ts';
import type { Reason } from '../reason-rule.ts';

export const domainNoMail: Reason = {
  name: 'domain_no_mail',
  title: 'Domain takes no mail',
  actor: 'sender',
  phrases: {
    plain: ['(domain|host#|addr@|host|[^ ]+ ?example) (does not|do not) (use|do|support|have) (e?mail|smtp)'],
    first: [
      'not configured to (receive|accept) (mail|email|messages)',
      '(domain|host) ~1 does not (receive|accept) (any )?(mail|email)',
    ],
    certain: [
      'null ?mx',
      '(domain|host|server|system|machine|host#) ~4 (does not|do not|will not|never|not) (accept|receive|handle|support) (any |incoming |inbound )?(mail|email|messages|smtp)( messages)?( at all)?',
      'no (smtp|mail|email) (service|server) ~2',
      'not ~1 (accept*|receiv*) (any )?(incoming|inbound) (mail|email)',
      '(does not|do not|not) (accept|receive) (any )?(mail|email) ~2 (here|at all)',
    ],
  },
  statuses: { sure: ['5.1.10@556'] },
  summary: (f) => `The server says that ${theRecipientDomain(f)} takes no mail at all.`,
  explanation: () =>
    'The domain states that it is not for mail, by a null MX record (RFC 7505) or by a server that answers 521 or 556 (RFC 7504). Trying again changes nothing.',
  advice: () => [
    'The sender finds another address of the recipient.',
    "The domain's owner removes the null MX record if the domain is to receive mail.",
  ],
  samples: [
    { reply: '556 5.1.10 Recipient address has null MX', source: 'RFC 7505' },
    { reply: '521 5.3.2 mail.example.org does not accept mail', source: 'RFC 7504' },
    { reply: '554 No SMTP service here', stage: 'connect', source: 'RFC 5321' },
  ],
};
