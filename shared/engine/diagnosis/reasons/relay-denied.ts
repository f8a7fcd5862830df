import { refuses, theRecipient, theRecipientDomain } from '../facts.ts';
import type { Reason } from '../reason-rule.ts';

export const relayDenied: Reason = {
  name: 'relay_denied',
  title: 'Relaying refused',
  actor: (facts) => (facts.context.authenticated === true ? 'receiving-admin' : 'sender'),
  phrases: {
    first: [
      '(foreign|other|external|remote) (domains?|recipients?|addresses) ~4 (login|logging in|authenticat*|log in)',
      '(server|host|this|we) ~3 (no|not) ~2 (mail ?exchanger?|mx|mail server|relay) for',
      '(not|never) ~1 (one of|among|in) ~1 (my|our) (local )?domains',
      'domain ~2 (is )?not (handled|hosted|served|managed|local)',
      '(send|sending|mail) (outside|externally|to the outside)',
      'not accepting (mail|email|messages) for ~2 domain',

      'relay* ~4 {refused}',
      '(authenticate*|authentication) ~3 (to|for|before) relay*',
      'relay* ~~ (auth|authenticat*|log ?in|smtp auth)',
      '(mail )?domain not (served|handled|hosted|accepted) here',
    ],
    certain: [
      'rcpthosts',
      'relay(ing|ed)? ~5 ({refused}|access denied|not supported|not possible|disabled|fail*|attempt|prohibited)',
      '(access|permission) ~2 to relay',
      '(unable|cannot|can not|could not|not|refuse*|no|without|prohibited|denied|rejected|never|attempted|illegal|invalid|unauthori[sz]ed|third party|open) ~5 relay(ing|ed)?',
      'relay* ~3 (access )?denied',
      'not (a |an )?(open )?relay',
      'third party (mail|relay)',
      '(domain|host) ~3 (is )?not ~2 (in my list|served|handled|hosted|serviced|local|one of our|accepted) ',
      'we do not (relay|accept mail for|handle|serve|service|host)',
      '(not|no) ~3 (gateway|mail host|mail server|mx) for ~3 (domain|host#|recipient|it|this)',
      '(not|no longer) ~2 (accept*|handl*|serv*|receiv*|deliver*|tak*) ~2 (mail|email|messages) (for|to) ~2 (domain|host#|that domain|this domain)',
      '(recipient|rcpt|destination|this|that) ~1 domain ~3 (is )?not ~2 (local|allowed|hosted|accepted|permitted|valid here|authori[sz]ed|handled|served)',
      'relais ~3 {refused}',
      'nicht weiter(leiten|geleitet)',
      'no se permite ~3 (relay|reenvio|retransm*)',
    ],
    plain: [
      'not a gateway',
      '(specified|destination|recipient|target) domain ~2 not (allowed|permitted|accepted)',
      'relay(ing)?',
      '(not|non) local',
      '(remote|external|foreign|outside|non local) (domains?|recipients?|address(es)?|users?|hosts?) ~4 {refused}',
      '(sending|mail|delivery|send|deliver*) to (remote|external|foreign|non local|outside) ~4',
      '(deliver*|delivery|sending|mail) ~3 {refused} to (this|that) (domain|address|host)',
      '(pop|imap|check* (your )?mail|retrieve* mail) ~3 (before|first)',
    ],
  },
  statuses: { sure: ['5.7.64'] },
  summary: (f) =>
    `The server ${refuses(f)} to pass on mail to ${theRecipient(f)}: it relays only for its own domains and for those who log in.`,
  explanation: (f) =>
    `${theRecipientDomain(f) === "the recipient's domain" ? "The recipient's domain" : `T${theRecipientDomain(f).slice(1)}`} is not one this server takes mail for, and the client had no right to relay: no login, and not in the networks it trusts. Either the sending program did not log in, or mail for the domain was led to the wrong server.`,
  advice: () => [
    'If this is your own outgoing server: the sender turns on authentication (port 587 or 465) in the mail program.',
    "If it is the recipient's server: its administrator adds the domain to those it accepts, or corrects the MX record that leads here.",
    'Nobody opens the server for relaying: a relay open to all is abused within hours.',
  ],
  samples: [
    { reply: '554 5.7.1 <a@example.net>: Relay access denied', source: 'Postfix' },
    { reply: '550 5.7.1 Unable to relay', source: 'Exchange' },
    { reply: "553 sorry, that domain isn't in my list of allowed rcpthosts (#5.7.1)", source: 'qmail' },
    { reply: '550 relay not permitted', source: 'Exim' },
  ],
};
