import type { Provider } from '../provider-rule.ts';

export const qmail: Provider = {
  name: 'qmail',
  title: 'qmail and netqmail',
  documentation: ['https://cr.yp.to/docs/smtplf.html', 'https://qmail.org/man/man8/qmail-smtpd.html'],
  rules: [
    { text: /docs\/smtplf\.html|stray newline/i, reason: 'malformed_message' },
    { text: /badmailfrom/i, reason: 'sender_blocked' },
    { text: /rcpthosts/i, reason: 'relay_denied' },
    {
      text: /no mailbox here by that name|#5\.1\.1.{0,20}chkuser|vpopmail (?:user|account) not/i,
      reason: 'user_unknown',
    },
    { text: /#5\.2\.2 - chkuser/i, reason: 'mailbox_full' },
    {
      text: /wasn't able to establish an SMTP connection|died while sending|connected to \S{1,80} but (?:connection died|greeting failed)/i,
      reason: 'connection_failed',
    },
    {
      text: /couldn't find any host named|CNAME lookup failed permanently|already has my Delivered-To|although I'm listed as a best-preference MX/i,
      reason: 'routing_error',
    },
    { text: /CNAME lookup failed temporarily|DNS temporary failure/i, reason: 'dns_temp_fail' },
  ],
};
