import type { Provider } from '../provider-rule.ts';

export const barracuda: Provider = {
  name: 'barracuda',
  title: 'Barracuda',
  documentation: ['https://campus.barracuda.com/product/emailsecuritygateway/doc/3866638/message-log/'],
  sign: /barracuda|bsf\d|ess\.barracuda/i,
  rules: [
    { text: /rate control|Message content rejected due to rate|Too many messages/i, reason: 'rate_limited' },
    { text: /No such (?:domain|user).{0,30}barracuda/i, reason: 'user_unknown' },
    { text: /dmarc/i, reason: 'dmarc_fail' },
  ],
};
