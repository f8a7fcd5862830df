import type { Provider } from '../provider-rule.ts';

export const haraka: Provider = {
  name: 'haraka',
  title: 'Haraka',
  documentation: ['https://haraka.github.io/plugins/'],
  rules: [
    { text: /I cannot deliver mail for /i, reason: 'relay_denied' },
    { text: /You talk too soon/i, reason: 'early_talker' },
    { text: /very bad karma|bad karma score/i, reason: 'ip_blocked' },
  ],
};
