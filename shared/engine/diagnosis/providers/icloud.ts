import type { Provider } from '../provider-rule.ts';

export const icloud: Provider = {
  name: 'icloud',
  title: 'iCloud Mail',
  documentation: ['https://support.apple.com/en-us/102322'],
  rules: [
    { text: /\[(?:CS|HM|HME)\d{1,3}\] .{0,80}local policy/i, reason: 'access_denied' },
    { text: /\[(?:CS|HM)\d{1,3}\]/, reason: 'spam_content' },
  ],
};
