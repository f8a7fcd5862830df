import type { Provider } from '../provider-rule.ts';

export const godaddy: Provider = {
  name: 'godaddy',
  title: 'GoDaddy',
  documentation: ['https://www.godaddy.com/help/fix-rejected-email-with-a-bounce-error-40685'],
  sign: /\bIB\d{3}\b/,
  rules: [
    { text: /\bIB11[01]\b/, reason: 'ip_blocked' },
    { text: /\bIB21[0-9]\b/, reason: 'spam_content' },
    { text: /\bIB401\b/, reason: 'auth_failed' },
    { text: /\bIB50[12]\b/, reason: 'malformed_message' },
    { text: /\bIB506\b/, reason: 'sender_invalid' },
    { text: /\bIB508\b/, reason: 'spf_fail' },
    { text: /\bIB605\b/, reason: 'too_many_recipients' },
    { text: /\bIB705\b/, reason: 'virus', weak: true },
  ],
};
