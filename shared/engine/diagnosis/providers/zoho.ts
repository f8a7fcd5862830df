import type { Provider } from '../provider-rule.ts';

export const zoho: Provider = {
  name: 'zoho',
  title: 'Zoho Mail',
  documentation: ['https://www.zoho.com/mail/help/smtp-errors.html'],
  sign: /zoho|relaying disallowed|outgoing blocked|unusual sending activity|destination domain|policy error/i,
  rules: [
    { text: /Relaying disallowed/i, reason: 'relay_denied' },
    { text: /Email Outgoing Blocked|unusual sending activity/i, reason: 'rate_limited' },
    { text: /mailbox delivery (?:failure|restricted by) policy error/i, reason: 'recipient_restricted' },
    { text: /mail rejected by destination domain/i, reason: 'recipient_restricted' },
  ],
};
