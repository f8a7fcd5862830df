import type { Provider } from '../provider-rule.ts';

export const mailRu: Provider = {
  name: 'mail-ru',
  title: 'Mail.ru and Yandex',
  documentation: [
    'https://help.mail.ru/developers/mailing_rules/',
    'https://yandex.com/support/mail/web/letter/return-reasons.html',
  ],
  rules: [
    { text: /policy rejection on the target address/i, reason: 'recipient_restricted' },
    {
      text: /suspicion of SPAM|notspam-support|spam message (?:rejected|discarded)/i,
      reason: 'spam_content',
    },
    {
      text: /access to this account is disabled|account is (?:blocked|inactive|disabled)/i,
      reason: 'mailbox_disabled',
    },
    {
      text: /invalid mailbox|Local mailbox \S{1,200} is unavailable: user not found/i,
      reason: 'user_unknown',
    },
  ],
};
