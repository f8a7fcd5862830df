import { theAddress } from '../facts.ts';
import type { Reason } from '../reason-rule.ts';

export const rateLimited: Reason = {
  name: 'rate_limited',
  title: 'Too much in a short time',
  actor: 'sending-admin',
  phrases: {
    first: [
      'at a rate that',
      '(recipient|user) ~3 (receiving|received) ~2 (at a rate|too)',
      'maximum ~1 (credits?|sends|messages)',
      '(not|no longer) allowed to send ~1 (more|further|any more) ~1 (messages?|mails?|emails?)',
      '(credits?|sending quota|outgoing (mails?|messages?)) ~2 (exceeded|exhausted|used)',
      'quota ~2 (outgoing|sent|sending) ~3 {more}',
      'too many ~1 errors from',
      'too many (auth|starttls|tls|helo|ehlo|mail|rcpt|new tls) commands from',
      '(too many|too much|more than|{limit}|exceed*|reached) ~6 (mails?|emails?|messages?|letters|mailings|sends?|deliveries|recipients?|envelopes|items) ~2 {perTime}',
      '{limit} ~4 (per|each|every) (second|minute|hour|day|week|month)',
      '(recipient|sender|message|mail|email|sending) rate',
      'too many ~2 attempts',

      '(queue|sending|message|outgoing|number of (mails|messages|emails|recipients)) quota',
      'quota exceeded number of',
      '{message} ~3 (in|on|for|during|per) ~1 (this|one|a|each|single)? ?(connection|session)',

      'too many ~2 (invalid|unknown|bad|nonexistent|wrong|rejected|failed|faulty|incorrect|erroneous|illegal|undeliverable|inexistent|non existent) ~2 (recipients?|users?|rcpts?|addresses|mailboxes|addressees)',
      'too many (recipients?|rcpts?)( received)? ~2 (today|per (day|hour|minute)|this (hour|day|minute)|in (the )?last|from ip#|within)',
      '(messages?|emails?|mails?) ~3 per (hour|day|minute|second|connection|session)',
      '(hourly|daily) ~4 {limit}',
    ],
    certain: [
      '(try|send) again slower',
      'receiving too many',

      '(rate|frequency|speed) ?(limit*|control*|exceed*|too high|throttl*)',
      'rate ~4 (limit*|exceed*|too high|throttl*|maximum)',
      'rate ?limit*',
      '(limit*|exceed*|maximum|high|unusual) ~4 (sending |message |mail |email |connection )?rate',
      'throttl*',
      'too (many|much) ~2 (messages?|emails?|mails?|mail|email|e mails|requests|transactions|deliveries|traffic|attempts|data)',
      'too many ~3 (invalid|unknown|bad|nonexistent|wrong|rejected|failed|faulty|incorrect|erroneous|illegal|undeliverable|inexistent) ~2 (recipients?|users?|rcpts?|addresses|mailboxes)',
      'too many (recipients?|rcpts?) ~4 (per|this|within|last|today) ~1 (day|hour|minute|today|24|time|message rate)',
      '(too|very|so) (fast|quickly|frequently|often)',
      '(daily|hourly|weekly|monthly|sending|outgoing|outbound|relay|submission|per (hour|day|minute)|tenant|customer) ~2 {limit}',
      '(message|messages|mail|email|send|recipient|smtp) (quota|quotas|limit|limits|threshold) ~4 ({more}|reached|hit|exhausted)',
      '({more}|reached|hit|exhausted|maximum|max|limit) ~6 (per|each|within|in|every|a|this|last|past) ~2 (minute|hour|day|session|connection|second|24|time|period|month|\\d+)',
      '({more}|reached|hit) ~5 (number|amount|count|maximum|max|limit) ~2 (of )?(messages|emails|mails|mail|recipients)',
      'slow down',
      '(maximum|max|number of|many|limit of|limit) ~3 (messages|emails|mails) ~4 (per|exceed*|reached|session|connection|hour|day)',
      '(user|recipient|mailbox|account) ~6 (receiving|received|getting) ~3 (too|at a rate|large|many|excessive)',
      '({more}) ~3 (rate|permitted limits|sending|threshold|limit)s? ~3',
      'flood*',
      '(excessive|abnormal|unusual) ~3 (mail|traffic|volume|messages|sending|rate|number|activity)',
      '(muitas|demasiad[oa]s|zu viele|trop de|troppi|troppe) ~1 (mensagens|mensajes|correos|nachrichten|mails|emails|messages|messaggi|envios|requetes)',
      'tenant ~3 exceed*',
      'send(ing)? ~2 (limit|quota)',
    ],
    plain: ['{more} ~4 {limit}', '{limit} ~3 ({more}|reached|hit|exceeded)', 'reached ~3 {limit}'],
  },
  statuses: { sure: ['5.1.90', '5.7.705', '5.7.508', '4.7.28', '5.7.28', '4.4.5'] },
  summary: (f) =>
    `The server takes no more for now: too much came from ${theAddress(f)}, this account or for this mailbox in a short time.`,
  explanation: () =>
    'A limit on messages, recipients or errors per time was passed. It may stand for the sending address, the account that logged in, the whole organisation, or the one mailbox that mail is for. A sudden rise without a known reason often means a hijacked account or a loop.',
  advice: () => [
    'The sending administrator looks at the queue first: is this volume meant, or is an account misused or a loop running.',
    'The sending administrator lowers the rate and the number of parallel deliveries to this receiver and lets the queue drain.',
    'The account holder asks the provider for a higher limit if the volume is meant.',
  ],
  samples: [
    { reply: '450 4.2.1 The recipient is receiving mail at a rate that prevents more', source: 'Gmail' },
    { reply: '451 4.7.1 Rate limit exceeded for this account', source: 'policy server' },
    { reply: '550 too many messages from this host in one hour', source: 'operator wording' },
  ],
};
