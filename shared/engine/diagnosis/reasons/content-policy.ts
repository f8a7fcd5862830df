import type { Reason } from '../reason-rule.ts';

export const contentPolicy: Reason = {
  name: 'content_policy',
  title: 'Content not allowed',
  actor: 'sender',
  phrases: {
    plain: [
      '(passwords?|card numbers?|personal data|confidential*|secrets?) ~3 (not|{refused})',
      'subject ~2 (not (allowed|accepted)|{refused})',
      'files? ~2 (not|{refused})',
      '(files?|documents?) ~1 (not )?(taken|accepted|allowed)',
    ],
    first: [
      '(not|no|never|do not|does not) ~4 (accept*|allow*|tak*|permit*) ~3 (messages?|mail|email) ~2 (with|containing|having) ~4 (attachments?|images|files|html|macros?)',
      '(attach*|macros?|vba|executables?|password protected|archives?) ~~ ({refused}|forbidden|not (allowed|accepted|permitted)|unwanted|banned|illegal|prohibited)',
      '({refused}|forbidden|banned|prohibited|not (allowed|accepted|permitted)|unwanted|illegal|because of) ~~ (attach*|macros?|vba|executables?)',
      'vba macros?',
      '(forbidden|banned|prohibited|offensive|bad|blocked) (words?|phrases?|language|terms?)',
      'password protected',
    ],
    certain: [
      'content (examination|requirements)',

      '(attachments?|attached file|file ?name|file extension|file ?type|extension|archive|zip|executable*|macro) ~8 ({refused}|banned|unsafe|dangerous|unacceptable|illegal|type|not|security|blocked|forbidden)',
      '(banned|blocked|forbidden|prohibited|illegal|unacceptable|disallowed|dangerous|unsafe|suspicious|restricted|executable|encrypted|password protected|invalid|bad|unwanted|rejected) ~2 (attachments?|file|files|file ?name|file ?type|extension|archive|content type|zip|content|contents|macros?)',
      '(forbidden|banned|prohibited|offensive|inappropriate|objectionable|profan*|bad) ~1 (words?|phrase*|language|content|subject|text)',
      'content (issue|risk|threat|violation|restriction|restrictions|policy|policies|guidelines|filter|filtering|scan|inspection|control)',
      'security (issue|risk|threat)',
      '(message|mail|email|body|subject|header|headers|data)( s)? content ~3 {refused}',
      'content ~3 ({refused}|violat*|not acceptable|policy)',
      '{refused} ~4 (for|due to|because of|by) ~2 content',
      '(message|mail|email) contents? ~3 (violat*|policy|reject*)',
      'media ~2 (type )?not supported',
      'conversion (required|prohibited|failed|with loss)',
      '(password protected|encrypted) (zip|file|archive|attachment|message)',
      '(violates?|violating|against|breach*) ~4 content',
      'message content not available',
      '(html|text html|rich text) ~4 ({refused}|only|not)',
      'data loss prevention',
      'credit card',
    ],
  },
  statuses: { sure: ['x.6.1', '5.6.2', '5.6.3', '5.6.4', '5.6.5', '5.6.6'] },
  summary: () => 'The receiving server does not allow something that the message contains.',
  explanation: () =>
    'A rule of the receiver forbids a kind of attachment, archive, encryption or wording, without calling the message spam or malware. Typical are programs, macros and password-protected archives.',
  advice: () => [
    'The sender shares the file by a link or in another format and sends again.',
    'The sender asks the recipient or the receiving administrator what is allowed.',
  ],
  samples: [
    {
      reply: '552 5.7.0 Message rejected: attachment of type .exe not allowed',
      stage: 'message',
      source: 'operator wording',
    },
    { reply: '550 5.7.1 message content rejected', stage: 'message', source: 'Postfix' },
    { reply: '554 BANNED file name: invoice.js', stage: 'message', source: 'amavis' },
  ],
};
