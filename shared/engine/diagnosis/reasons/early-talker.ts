import type { Reason } from '../reason-rule.ts';

export const earlyTalker: Reason = {
  name: 'early_talker',
  title: 'Client spoke out of turn',
  actor: 'sending-admin',
  phrases: {
    first: ['(before|prior to) ~2 (banner|greeting|220)', 'improper ~3 pipelining', 'pipelining'],
    certain: [
      '(before|without waiting|not waiting|prior to|waiting for|wait for) ~4 (greeting|banner|prompt|turn|initial|220|my turn|response|reply|replies|smtp greeting)',
      'pipelin* ~6',
      '(talk*|speak*|spoke|chatter*) ~2 (too soon|first|early|before|too early|out of turn)',
      'synchroni[sz]ation',
      'pre ?greet*',
      'early ?talk*',
      '(started|starts?) ~2 (transmitting|talking|sending) ~2 (before|early)',
      'out of turn',
      'unsynchroni[sz]ed',
    ],
  },
  summary: () => 'The client spoke before it was its turn.',
  explanation: () =>
    'SMTP lets the server greet first, and lets a client send several commands at once only if the server offered PIPELINING. This client did not wait. Spam programs behave so, and servers use it to tell them apart.',
  advice: () => [
    'The developer of the sending program makes it read each reply before it goes on, and waits for the whole greeting (RFC 5321 allows the server up to five minutes).',
    'The sending administrator checks that no proxy or device in front of the mail server sends data of its own.',
  ],
  samples: [
    { reply: '554 SMTP synchronization error', stage: 'connect', source: 'Exim' },
    { reply: '503 5.5.0 improper command pipelining after EHLO', stage: 'helo', source: 'Postfix' },
  ],
};
