import type { Reason } from '../reason-rule.ts';

const offersLogin = (extensions: readonly string[] | undefined): boolean =>
  extensions?.some((line) => /^AUTH\b/i.test(line)) === true;

export const authRequired: Reason = {
  name: 'auth_required',
  title: 'Login required',
  actor: 'sender',
  phrases: {
    plain: ['(who|that) (are |have )?logged in'],
    first: [
      'unauthenticated (senders?|users?|clients?) ~2 {refused}',
      'anonymous ~2 (sending|senders?|mail|access|submission|users?)',
      '(uses?|using|enable|turn on|switch on) ~2 (smtp )?auth(entication)?',
      '{required} (smtp )?auth(entication)?',
      '(auth|authenticate)( command)? first',
      'must (issue|use|send) ~2 auth',
    ],
    certain: [
      '(smtp )?auth(entication|entification|entifizierung)?( is)? {required}',
      '(must|need|have|please|requires?|required|should) ~2 (to )?(be )?(authenticate*|login|log in|logged in|log on|sign in|smtp auth|auth|use smtp auth*)',
      '(only|requires?) ~1 (authenticated|authori[sz]ed) (users?|clients?|senders?) ~4',
      'not (yet )?(logged in|authenticated)',
      '(not|no) ~1 authenticated ~3 (send|mail|relay)',
      'anonymous ~3',
      'authenticat* ~2 (first|before)',
      '(without|no|missing|lack of|requires?) (smtp )?(auth|authentication)',
      'auth(entication)? ~2 (is )?(required|needed|first)',
      'login (required|first|before)',
      '(unauthenticated|non authenticated) ~4 {refused}',
      '(smtp )?authentication mechanism',
      'autenticacion (requerida|necesaria)',
      'authorization required',
    ],
    vague: ['unauthenticated', '(authenticate|log ?in)', 'auth(entication)? command'],
  },
  statuses: { sure: ['5.7.57', '4.7.57'] },
  summary: () => 'The server wants a login before it takes mail, and the client sent none.',
  explanation: (f) =>
    `This server is for submission by its own users: it asks for SMTP AUTH before MAIL FROM.${f.context.encrypted === false && !offersLogin(f.context.extensions) ? ' The connection was not encrypted, and many servers offer AUTH only after STARTTLS.' : ''} The sending program is set up without a user name and password, or uses the wrong port or server.`,
  advice: () => [
    'The sender turns on "outgoing server requires authentication" with user name and password, over TLS, in the program that sends.',
    'The sender uses port 587 (STARTTLS) or 465 (TLS), not 25, for submission.',
    "If this was meant to be delivery to the recipient's server, the sending administrator checks that mail goes to the domain's MX and not to a submission host.",
  ],
  samples: [
    { reply: '530 5.7.0 Authentication required', source: 'RFC 4954' },
    { reply: '530 5.7.57 Client not authenticated to send mail', source: 'Exchange' },
    { reply: '503 you must authenticate first', source: 'operator wording' },
  ],
};
