import type { Provider } from '../provider-rule.ts';

export const protonMail: Provider = {
  name: 'proton-mail',
  title: 'Proton Mail',
  documentation: ['https://proton.me/support/smtp-submission'],
  sign: /proton/i,
  rules: [
    {
      text: /proton(?:mail)?\S{0,40} .{0,60}(?:address does not exist|undeliverable)/i,
      reason: 'user_unknown',
    },
    { text: /proton.{0,60}(?:too many|limit)/i, reason: 'rate_limited' },
  ],
};
