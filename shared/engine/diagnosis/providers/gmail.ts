import type { Provider } from '../provider-rule.ts';

export const gmail: Provider = {
  name: 'gmail',
  title: 'Gmail',
  documentation: [
    'https://support.google.com/a/answer/3726730',
    'https://support.google.com/mail/answer/81126',
  ],
  rules: [
    { text: /domain-?name.{0,3} DMARC policy|due to .{0,80}DMARC policy/i, reason: 'dmarc_fail' },
    { status: 'x.7.30', text: /dkim/i, reason: 'dkim_fail' },
    { status: 'x.7.27', text: /spf|rate limited/i, reason: 'spf_fail' },
    { status: 'x.7.29', text: /tls|ssl/i, reason: 'tls_required' },
    { status: 'x.7.32', reason: 'dmarc_fail' },
    { text: /spf record with a hard fail|fails? to pass SPF checks/i, reason: 'spf_fail' },
    {
      text: /sender is unauthenticated|does not have authentication information|authenticate with (?:either|at least one of) SPF or DKIM/i,
      reason: 'email_auth_fail',
    },
    // "likely suspicious due to the very low reputation of the sending domain"
    { text: /low reputation of the sending domain/i, code: '5xx', reason: 'sender_blocked' },
    {
      text: /low reputation of the sending IP|unusual rate of unsolicited mail originating/i,
      code: '5xx',
      reason: 'ip_blocked',
    },
    { status: '5.7.28', text: /\bIP\b|unsolicited/, reason: 'ip_blocked' },
    {
      text: /low reputation of the sending|unusual rate of (?:unsolicited )?mail/i,
      reason: 'reputation_deferred',
    },
    { status: '4.7.28', text: /reputation|unsolicited|\bIP\b|spam/i, reason: 'reputation_deferred' },
    {
      text: /message is likely unsolicited mail|suspicious due to the nature of the content/i,
      reason: 'spam_content',
    },
    { text: /IP not in whitelist for RCPT domain/i, reason: 'ip_blocked' },
    { text: /not authorized to send email directly to our servers/i, reason: 'dynamic_ip' },
    { text: /Invalid credentials for relay|Mail relay denied/i, reason: 'relay_denied' },
    // rules that an administrator wrote are marked "gcdp"
    {
      text: /has a policy that prohibited|violates .{1,80} email policy/i,
      reason: 'access_denied',
      weak: true,
    },
    {
      text: /Daily (?:user|SMTP relay|sending)|Peak SMTP relay|(?:sending|relay) (?:quota|limit) exceeded/i,
      reason: 'rate_limited',
    },
    {
      text: /header value|message headers|individual header size/i,
      status: 'x.3.4',
      reason: 'malformed_message',
    },
    { text: /Messages (?:missing a valid|with multiple) addresses? in From/i, reason: 'malformed_message' },
  ],
};
