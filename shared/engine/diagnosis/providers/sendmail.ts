import type { Provider } from '../provider-rule.ts';

export const sendmail: Provider = {
  name: 'sendmail',
  title: 'Sendmail',
  documentation: ['https://www.sendmail.org/~ca/email/doc8.12/cf/m4/anti_spam.html'],
  rules: [
    {
      text: /rejecting connections on|Transaction failed \(NONE\)|collect: |I\/O error|deferring connections/i,
      reason: 'remote_system_error',
    },
    // the access map entries VERIFY and ENCR
    {
      text: /not authenticated|encryption too weak|certificate .{0,40}(?:not verified|mismatch)|\bCN\b .{0,40}does not match/i,
      status: 'x.7.0',
      code: 403,
      reason: 'tls_required',
    },
    { text: /Client IP address \S{1,60} does not resolve/i, code: '4xx', reason: 'dns_temp_fail' },
    { text: /Possibly forged hostname|Fix reverse DNS/i, reason: 'reverse_dns' },
    { text: /(?:Connection rate|Too many open|Open connection) /i, reason: 'too_many_connections' },
    { text: /Relaying (?:temporarily )?denied|Proper authentication required/i, reason: 'relay_denied' },
  ],
};
