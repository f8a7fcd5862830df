import type { Reason } from '../reason-rule.ts';

export const authFailed: Reason = {
  name: 'auth_failed',
  title: 'Login refused',
  actor: 'sender',
  phrases: {
    first: [
      '@auth: 4: (backend|database|directory|ldap|server|service) ~2 (down|unavailable|not available|not reachable|unreachable)',
      'login service',
      'through your (web )?browser',
      'smtp ?client ?authentication',
      '(token|password|credentials?) (has |have )?(expired|revoked)',
      '(cannot|could not|unable to|failed to) ~1 (base64|base 64)',
      'too many ~1 (login|auth|authentication|password) ~1 (attempts|failures|errors)',
      '(login|authentication|auth) attempts',

      '@auth: cannot decode',
    ],
    certain: [
      '(authentication|authentification|authentifizierung|autenticacion|autenticacao|autenticazione|auth|authenticate|sasl|login|logon|sign in|log in) ~3 ({failed}|unsuccess*|unavailable|not (supported|available|enabled|allowed|possible|implemented)|disabled|exchange|attempts?|failures?)',
      '(fail*|unable|could not|cannot|error|invalid|bad|incorrect|wrong|too many|unsupported|unknown|unrecogni[sz]ed|no such|temporary) ~4 (authentication|authenticat*|auth|sasl|login|logins|logon|password|passwords|credentials?|passphrase)( failures?| errors?| attempts?| method| mechanism| type)?',
      '(username|user name|password|credentials?|login|passphrase) ~6 (not accepted|incorrect|invalid|wrong|rejected|failed|mismatch|not match|bad|expired|unknown|not recogni[sz]ed)',
      '(auth|authentication|sasl|login)? ?mechanism ~4 (not|too weak|unsupported|unavailable|unknown|invalid|disabled|unrecogni[sz]ed|inappropriate)',
      '(unsupported|unrecogni[sz]ed|invalid|unknown|no) ~2 mechanism',
      '(application|app) (specific )?password',
      'basic auth*',
      'oauth*',
      '(password|auth) ~1 transition',
      '(bad|invalid|malformed) (base64|base 64)',
      'web ?browser',
      '@auth: (account|user|login) ~3 (disabled|locked|blocked|suspended|invalid|unknown|not found|does not exist)',
    ],
    vague: [
      '@auth: (denied|refused|rejected|invalid|failed|disabled|not|unable|error|bad|wrong|cannot|temporar*|internal)',
      'authentication',
    ],
  },
  statuses: { sure: ['5.7.8', '5.7.9@auth', '5.7.9@534', 'x.7.12', '5.7.139', '5.5.6', '5.7.4'] },
  summary: (f) =>
    f.permanence === 'temporary'
      ? 'The server could not or would not check the login just now.'
      : 'The server refused the login.',
  explanation: () =>
    'A login was tried and not accepted: the user name or password is wrong, the account is locked, or the way of logging in is switched off or not offered. Large providers no longer take the plain account password and want an app password or OAuth.',
  advice: () => [
    'The sender checks user name and password in the sending program, by logging in to the same account elsewhere.',
    'The sender creates an app password, or switches the program to OAuth (XOAUTH2), where the provider asks for it.',
    "The server's administrator looks for a lock after failed attempts, and for the mechanism the client used in the list after 250-AUTH.",
  ],
  samples: [
    { reply: '535 5.7.8 Error: authentication failed: UGFzc3dvcmQ6', stage: 'auth', source: 'Postfix' },
    { reply: '535 Incorrect authentication data', stage: 'auth', source: 'Exim' },
    { reply: '535 5.7.3 Authentication unsuccessful', stage: 'auth', source: 'Exchange' },
  ],
};
