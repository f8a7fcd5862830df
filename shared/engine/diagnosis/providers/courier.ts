import type { Provider } from '../provider-rule.ts';

export const courier: Provider = {
  name: 'courier',
  title: 'Courier',
  documentation: ['https://www.courier-mta.org/courier.html'],
  rules: [
    { text: /Routing loop detected/i, reason: 'routing_error' },
    { text: /User <\S{1,200}> unknown|Invalid address\.$/i, reason: 'user_unknown' },
    { text: /Too much mail(?! data)/i, reason: 'rate_limited' },
  ],
};
