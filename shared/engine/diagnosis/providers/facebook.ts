import type { Provider } from '../provider-rule.ts';

export const facebook: Provider = {
  name: 'facebook',
  title: 'Facebook',
  documentation: ['https://postmaster.facebook.com/response_codes'],
  sign: /postmaster\.facebook|\b(?:RCP|POL|CON)-[PT]\d\b/,
  rules: [
    { text: /\bRCP-P1\b/, reason: 'user_unknown' },
    { text: /\bRCP-P2\b/, reason: 'mailbox_full' },
    { text: /\b(?:POL-T2|POL-T3|CON-T\d)\b/, reason: 'too_many_connections' },
    { text: /\bPOL-T4\b/, reason: 'rate_limited' },
  ],
};
