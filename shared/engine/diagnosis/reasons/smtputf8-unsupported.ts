import type { Reason } from '../reason-rule.ts';

export const smtputf8Unsupported: Reason = {
  name: 'smtputf8_unsupported',
  title: 'International address not supported',
  actor: 'receiving-admin',
  phrases: {
    certain: [
      'smtp ?utf ?8',
      '(utf ?8|unicode|internationali[sz]ed|international|eai|idn|non ?ascii|8 ?bit|non latin) ~5 (address*|addresses|mailbox|local ?part|recipient|sender|email|domain|header message|reply|string)',
      '(address*|mailbox|recipient|sender|local ?part) ~5 (utf ?8|unicode|internationali[sz]ed|non ?ascii|8 ?bit|international)',
      '@mail: (utf ?8|8 ?bit|non ?ascii) ~3',
      '@rcpt: (utf ?8|8 ?bit|non ?ascii) ~3',
    ],
  },
  statuses: { sure: ['x.6.7', '5.6.8', '5.6.10'] },
  summary: () =>
    'An address or header needs international e-mail (SMTPUTF8), which one side does not support.',
  explanation: (f) =>
    `Addresses with letters outside ASCII need the SMTPUTF8 extension (RFC 6531) on every server on the way.${f.context.extensions !== undefined && !f.context.extensions.some((line) => /^smtputf8/i.test(line)) ? ' This server did not offer it in its EHLO reply.' : ''} A server without it can only refuse.`,
  advice: () => [
    'The sender uses an ASCII address of the same person, and the xn-- form of an international domain.',
    'The receiving administrator turns SMTPUTF8 on.',
  ],
  samples: [
    { reply: '553 5.6.7 Address requires SMTPUTF8', source: 'RFC 6531' },
    {
      reply: '550 5.6.7 Non-ASCII addresses not permitted for that sender/recipient',
      source: 'IANA registry',
    },
  ],
};
