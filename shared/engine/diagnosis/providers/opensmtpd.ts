import type { Provider } from '../provider-rule.ts';

export const opensmtpd: Provider = {
  name: 'opensmtpd',
  title: 'OpenSMTPD',
  documentation: ['https://man.openbsd.org/smtpd.conf'],
  rules: [
    { text: /^Sender rejected|sender domain .{0,20}rejected/i, reason: 'sender_blocked', weak: true },
    { text: /^Invalid recipient/i, reason: 'user_unknown' },
  ],
};
