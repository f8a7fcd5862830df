import { theSender } from '../facts.ts';
import type { Reason } from '../reason-rule.ts';

export const senderBlocked: Reason = {
  name: 'sender_blocked',
  title: 'Sender refused',
  actor: 'receiving-admin',
  phrases: {
    first: [
      '(blocked|banned|blacklisted) by (the )?(recipient|user|addressee|customer)',
      '(?<!server )returned (mail|messages?) ~1 (not accepted|{refused})',
      '{sender} ~3 {refused} ~3 (spam|blacklist|filter)',
      '(sending|sender|your) (email )?address ~2 (not accepted|{refused})',
      '(recipient|user|addressee|personal) (blocklist|blacklist|denylist)',
      '{sender} (host# |addr@ )?(is |are |was |has been )?(blocked|banned|blacklisted|blocklisted)',
      '(blocked|banned|blacklisted) senders?',
      '{sender} ~4 (spam|black|block|reject|deny|denied|ban) ?list*',
      '(recipient|user|addressee|customer) (has |have )?(blocked|banned|blacklisted) ~4 (you|your|sender|mail|email|messages?|address)',
      '(messages?|mail|email) ~1 (to or )?from this (domain|sender|address) ~3 {refused}',
      '{sender} ~1 host# ~2 (listed|blacklisted|blocklisted) ~2 (in|on|at|by)',
      '{spam} domain',

      '{spam} senders?',
      '(suspected|known) spam ~1 sender',

      'senderfilterconfig',

      '(batv|prvs|bouncedeny|unsigned dsn|third party dsns?|backscatter)',
      'not pre ?approved',
      '(not|never) accept ~2 (mail|email|messages) from (host#|addr@|your domain|this domain|this sender|your address)',
      '(null|empty|blank) (envelope )?senders? ~2 (not|{refused}|disallowed)',
    ],
    certain: [
      'anti ?spoof*',
      'header based (manually )?(blocked|anti ?spoof*)',
      'envelope (blocked|rejected)',

      'badmail ?from',
      '(null|empty|blank|missing) (envelope )?(sender|return path|reverse path|mail from)* ~4 ({refused}|not accept*)',
      '(bounces?|bounce messages?|null senders?|delivery (status )?notifications?|dsns?|backscatter) ~3 ({refused}|not accept*)',
      '(not|no|refuse*|reject*|do not accept) ~3 (bounces?|null senders?|backscatter)',
      '{sender} ~5 (blacklisted|blocklisted|blacklist|blocklist|block list|denylist)',
      '(blacklisted|blocklisted|blocked|banned) {sender}',
      '(banned|blocked|blacklisted) (sender|from)',
      'spammers?',
      '(poor|bad|low|negative) ~2 (sender|domain) ~1 reputation',
      '(domain|sender domain|from domain) ~2 reputation',
      '(helo|ehlo|domain) ~4 (blacklisted|blocklisted)',
      '(sender|from) ~3 (blocked|rejected|refused|denied) by ~2 (recipient|user|policy|administrator)',
    ],
    plain: [
      '@mail: not from (this|that|your|such a?) (domain|sender|address)',
      '@mail: (address|domain) ~1 (on|in) ~2 (blacklist|blocklist|denylist)',
      '{sender} ~1 (cannot|may not|is not able to|must not) ~1 (send|mail)',

      '(envelope |your )?(senders?|mail from|originator|mailfrom|sender (address|email|domain)|sending (domain|address)|from (address|domain|header)|return path|envelope) ~4 {refused}',
      '{refused} ~1 (sender|envelope sender|from address|sender address|sending domain|mail from|sender domain|originator)',
      '{refused} ~2 (e?mail|messages?)* ?from (you|your (domain|address)|addr@|this (domain|sender|address)|host#)',
      '(mail|email|messages?) from (addr@|host#|you|your (domain|address)|this (domain|sender|address)) ~4 {refused}',
      '(from|sender) addr@ ~3 {refused}',
      '(not|no longer|never|do not|does not|will not|cannot) ~2 accept* ~3 (mail|email|messages?|anything)* ?from ~5',
      '(your|this|the) (domain|email address|email|address|mail address) ~4 (blacklisted|blocklisted|blocked|banned|refused|denied|prohibited)',
      'user ~3 (blocked|refused|rejected) ~2 (you|your address|mail from you|sender)',
    ],
  },
  statuses: { loose: ['x.1.0'] },
  summary: (f) => `The receiving server does not take mail from ${theSender(f)}.`,
  explanation: () =>
    "The refusal is about the sender's address or domain, not about the machine that sends: it stands on a list that the receiver or the recipient keeps, or the receiver does not take this kind of sender. The address itself may be entirely valid.",
  advice: () => [
    'The sender asks the recipient, by another way, to allow the address.',
    "The sender's administrator asks the receiving postmaster which rule refused it, quoting the reply and its time.",
    'The receiving administrator removes the entry if the sender is legitimate; where bounces (MAIL FROM:<>) are refused, accepts them again, since RFC 5321 requires it.',
  ],
  samples: [
    { reply: '553 sorry, your envelope sender is in my badmailfrom list (#5.7.1)', source: 'qmail' },
    { reply: '554 5.7.1 <news@example.org>: Sender address rejected: Access denied', source: 'Postfix' },
    { reply: '550 bounce messages are not accepted here', source: 'operator wording' },
  ],
};
