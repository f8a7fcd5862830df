import type { Provider } from '../provider-rule.ts';

export const exim: Provider = {
  name: 'exim',
  title: 'Exim',
  documentation: ['https://www.exim.org/exim-html-current/doc/html/spec_html/ch-access_control_lists.html'],
  rules: [
    { text: /synchroni[sz]ation error/i, reason: 'early_talker' },
    {
      text: /Sender verify failed|sender verify (?:callout|defer)|verify mailfrom/i,
      reason: 'sender_invalid',
    },
    { text: /AUTH command used when not advertised/i, reason: 'protocol_error' },
    { text: /recipient verify failed|Unknown local part/i, reason: 'user_unknown' },
    { text: /ratelimit/i, reason: 'rate_limited' },
  ],
};
