import type { Reason } from '../reason-rule.ts';

export const tooManyRecipients: Reason = {
  name: 'too_many_recipients',
  title: 'Too many recipients',
  actor: 'sending-admin',
  phrases: {
    plain: ['(only|at most|no more than|maximum|max|up to) ~2 (recipients?|rcpts?)'],
    first: [
      '(one|single) (recipient )?domain ~2 (time|message|mail|transaction|session)',
      '(number|maximum|limit) ~2 (recipients?|rcpts?) (for|per|in) ~1 (session|message|transaction|connection|mail)',
      'one recipient (only|per|at a time)',
      'too many recipients in (this|the|one|a) (session|message|mail|transaction|connection)',
      'recipients per (session|message|connection|transaction|mail)',

      'only one recipient',

      '(separate|another|different|single) transaction',
      '(destination|recipient) domains per',
    ],
    certain: [
      'too many ~2 (recipients?|rcpts?|addressees|rcpt to( s)?|destination*|addresses|receivers|rcpt commands?)',
      '(number|count|maximum|max|limit) ~3 (of )?(recipients?|rcpts?|rcpt) ~4 ({more}|reached|too|per|limit|allowed|is)',
      '{more} ~5 (recipients?|rcpts?)( limit| count)?',
      '(recipients?|rcpts?) ~2 (limit|count|number) ~4',
      '(recipient|rcpt) limit',
      '(multiple|several|different|more than one|only one|single|just one) ~2 (recipients?|rcpts?|destination domains?|recipient domains?|domains) ~5',
      'multi recipient ~2',
      '(zu viele|trop de|demasiados|muitos|troppi) ~1 (empfa?e?nger|destinataires|destinatarios|destinatari)',
    ],
  },
  statuses: { sure: ['x.5.3'] },
  summary: (f) =>
    `The server takes no more recipients for this message${f.context.recipientCount === undefined ? '' : ` (${String(f.context.recipientCount)} were named)`}.`,
  explanation: () =>
    'Servers limit the recipients of one transaction; RFC 5321 asks them to take at least 100. After a temporary refusal the sending server delivers to those accepted and sends the rest in another transaction by itself.',
  advice: () => [
    'Nobody has to act on a 452: the sending server sends the rest again.',
    'The sending administrator lowers the recipients per delivery (Postfix default_destination_recipient_limit, Exim max_rcpt) if mail is refused for good.',
    'The sender uses a mailing list for large circles.',
  ],
  samples: [
    { reply: '452 4.5.3 Error: too many recipients', stage: 'rcpt', source: 'Postfix' },
    { reply: '550 5.5.3 Recipient limit of 50 exceeded', stage: 'rcpt', source: 'operator wording' },
  ],
};
