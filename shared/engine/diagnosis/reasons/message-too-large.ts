import type { Facts } from '../facts.ts';
import type { Reason } from '../reason-rule.ts';

/** The refused size in numbers, where the session shows that it was announced. */
function tooMuch(facts: Facts): string {
  const { declaredSize, offeredSize } = facts.context;
  if (
    declaredSize === undefined ||
    offeredSize === undefined ||
    offeredSize === 0 ||
    declaredSize <= offeredSize
  )
    return 'The message is larger than the receiving side takes.';
  return `The client announced ${String(declaredSize)} octets, and the server takes no more than ${String(offeredSize)}.`;
}

export const messageTooLarge: Reason = {
  name: 'message_too_large',
  title: 'Message too large',
  actor: 'sender',
  phrases: {
    plain: ['line limit', '(message|mail|size) limit exceeded'],
    first: [
      '(message|mail|email) exceed* (the )?(limit|maximum)',
      '{more} ~1 (kb|mb|bytes|megabytes|kib|mib)',
      'messages? this (big|large)',

      '(message|mail|email|data|content)? ?(size|length) ~5 ({more}|too (big|large|long))',
      '{more} ~5 (message|mail|email|maximum|max|data|attachment|fixed|allowed)* ?(size|length|mailsize)',
      '{more} administrative limit',
    ],
    certain: [
      '(message|mail|email|e mail|content|attachments?|size|file|data|body|it|nachricht|total) ~5 too (big|large|long|heavy)',
      'too (big|large|much data)( message| mail| email)?',
      '(message|mail|email|size|length|data|attachments?|content) ~7 {more} ~8 (limit|maximum|max|size|bytes|kb|mb|allowed|acceptable|threshold|fixed|administrative)',
      '(size|length) ~6 ({more}|limit|too|maximum|not allowed|restricted)',
      '{more} ~6 (message|mail|email|maximum|max|size|data|attachment)? ?(size|length)( limit)?',
      '(maximum|max|limit) ~4 (message|mail|email|attachment)? ?size',
      '(over ?size|oversized?)',
      '(taille|tamano|tamanho|grosse|groesse|dimensione|dimension|groe?sse|omvang) ~8',
      '(nachricht|mail|mensaje|mensagem|message|messaggio|courriel) ~4 (zu gross|demasiado grande|muito grande|trop (gros|volumineux|grand)|troppo grande|te groot)',
      'exceeds administrative limit',
    ],
  },
  statuses: { sure: ['x.2.3', 'x.3.4', '5.7.16'] },
  summary: tooMuch,
  explanation: () =>
    'Servers, and sometimes single mailboxes, limit the size of a message. Attachments grow by about 37 % on the way, because mail encodes them in base64, so a file near the limit does not fit.',
  advice: () => [
    'The sender puts the file where it can be fetched and mails the link, or sends a smaller one.',
    'The administrator who sets the limit raises it, on every server on the way, if larger mail is to pass.',
  ],
  samples: [
    { reply: '552 5.3.4 Message size exceeds fixed limit', source: 'Postfix' },
    { reply: '552 5.2.3 Message exceeds maximum fixed size (10485760)', source: 'Sendmail' },
    { reply: '550 message too big', source: 'operator wording' },
  ],
};
