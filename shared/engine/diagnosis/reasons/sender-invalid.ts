import { refuses, theSender, theSenderDomain } from '../facts.ts';
import type { Reason } from '../reason-rule.ts';

export const senderInvalid: Reason = {
  name: 'sender_invalid',
  title: 'Sender address cannot be valid',
  actor: 'sending-admin',
  phrases: {
    first: [
      '{sender} ~1 (cannot|does not|can not) ~2 (receive*|accept*) (mail|email|messages?|bounces?)',
      '(valid|fully qualified) (sender|email) (domain|address) ~2 {required}',
      'without ~2 valid sender domain',
      'recursive cname*',
      'sender (domain|address) (is )?(empty|missing|blank)',
      'empty (email |sender |mail )address',
      '{sender} (could not|cannot|can not) ~2 (verif*|valid*|check*)',
      '{sender} (verif*|callout|callback) ~1 fail*',
      '(send|return|deliver) ~1 (bounces?|error|errors|dsns?|notifications?) (to|for|back) addr@',
      '(domain|mailbox|host ?name|syntax|address|valid) ~4 (required|missing|invalid|not allowed|must|needed) ~3 (for|in|as|of) {sender}',
      'normalize ~2 sender',

      'published ~3 null ?mx',

      '(unroute?able|unverifiable|unresolvable) ~1 sender',
      'emetteur ~2 (invalide|inconnu)',

      '@mail: (mx|mail exchanger) ~4',
      '(sender|from) ~4 null ?mx',
      '@mail: 5: (cannot|could not|unable to|not) ~1 resolve*',

      '{sender} ~2 (is )?(invalid|does not exist|not exist|not valid)',
      'sender ~2 domain ~3 (invalid|unknown|not|no)',
      '(mx|a record|dns) ~4 (for|of) ~2 {sender}',
    ],
    certain: [
      'sender ~2 (verif*|callout|call out|callback|call back) ~6',
      '(verif*|callout|callback) ~3 (sender|mail ?from|return path)',
      '(unverified|unverifiable|nonexistent|non existent|invalid|illegal|malformed|bad|bogus|unknown|unresolvable|unqualified|missing|incorrect|wrong|fake) {sender}',
      '{sender} ~5 (domain )?({absent}|invalid|illegal|malformed|unresolvable|unverif*|bogus|syntax|unroutable|unrouteable|must exist|must resolve|must contain|must be (a )?(valid|fully qualified|fqdn))',
      '{sender} ~6 (does not|do not|not|cannot|could not|unable to|must) ~2 (be )?(resolv*|exist|verif*|have|found|valid*|check*|accept (any )?(mail|email))',
      '{sender} ~5 (no|without|null|lacks?|missing|invalid|bad|need*|requires?) ~2 (mx|a records?|mail ?exchange*|dns|nameserver|domain|fully qualified|fqdn|valid|address)',
      '(valid|existing|resolvable|real|fully qualified|correct) {sender} ~3 {required}?',
      '(domain|host) ~2 (of|for|in) ~2 {sender} ~8 (does not|not|no|unknown|cannot|invalid)',
      'domain ~3 (of )?(sender|from) ~6 (does not|not|no|unknown|cannot|invalid)',
      '(fqdn|fully qualified) ~6 (envelope )?(sender|mail from|from address)',
      '(does not exist|unknown|invalid|not found) ~3 sender',
      'sender ~1 address ~2 (is )?(not )?(valid|syntax)',
      '(purported|claimed) sender ~5 (does not|not|invalid)',
      '(cannot|unable to|could not) ~2 (verify|resolve|route|reply|bounce|return) ~3 (to )?{sender}',
      'null sender ~3 (invalid|multiple)',
    ],
    plain: [
      'mail from empty',
      '@mail: (domain|addr@|host#|host|address|hostname) ~5 ({absent}|invalid|does not resolve|not resolve|cannot be resolved|no mx|unresolvable|not (a )?valid)',
      '@mail: (invalid|bad|illegal|unknown|malformed|unqualified|unbalanced|nonexistent)',
      '@mail: (domain name required|user address required|fully qualified)',
    ],
  },
  statuses: { sure: ['x.1.7', 'x.1.8', '5.7.27'] },
  summary: (f) => `The receiving server ${refuses(f)} because ${theSender(f)} cannot be a working address.`,
  explanation: (f) =>
    `The receiver checked the address in MAIL FROM (or From) and found that ${theSenderDomain(f)} does not exist, takes no mail, is written wrongly, or does not know the address. No reply or bounce could be returned to it, so the mail is not taken.`,
  advice: () => [
    'The sending administrator makes programs send from an existing domain with an MX or A record, not from names such as user@localhost (Postfix myorigin, Sendmail masquerading, the Return-Path of the application).',
    "The sender's domain owner checks from outside that the domain exists and has not expired, and that its MX accepts mail for the sender's address.",
  ],
  samples: [
    {
      reply: '450 4.1.8 <www-data@web1.invalid>: Sender address rejected: Domain not found',
      source: 'Postfix',
    },
    {
      reply: '553 5.1.8 <a@b.invalid>... Domain of sender address a@b.invalid does not exist',
      source: 'Sendmail',
    },
    { reply: '550 Sender verify failed', source: 'Exim' },
  ],
};
