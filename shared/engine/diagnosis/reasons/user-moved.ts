import { theRecipient } from '../facts.ts';
import type { Reason } from '../reason-rule.ts';

export const userMoved: Reason = {
  name: 'user_moved',
  title: 'Address has changed',
  actor: 'sender',
  phrases: {
    plain: ['moved to addr@', '(has|got) ~1 (new|different|another) (email )?address'],
    first: [
      'not local \\| please try',
      'please try addr@',
      '(user|recipient|mailbox|account) (has |have |was )?(been )?moved',
    ],
    certain: [
      'replaced (by|with) addr@',

      '(user|recipient|mailbox|address|account|addr@|he|she|has|have) ~4 (moved|relocated|migrated)',
      '(new|changed|updated) ~2 (email )?(address|mailbox) ~2 (is|to|addr@)',
      '(address|email) ~2 (has )?(been )?changed',
      '(user not local|not local) ~2 please try ~2',
      '(please )?(use|try|send to|write to|contact|mail to|forward to) ~4 addr@ ~2 (instead|in future|from now)',
      'instead (use )?addr@',
      'no forwarding address',
      'mailbox owner has changed',
      'neue (e ?mail )?adresse',
      'nouvelle adresse',
      'nueva direccion',
    ],
  },
  statuses: { sure: ['x.1.6', 'x.7.17', 'x.7.18'] },
  summary: (f) => `The address of ${theRecipient(f)} has changed.`,
  explanation: () =>
    "The server says that the mailbox has moved or that its owner uses another address. It does not forward the mail; a new address in the reply is the server's word and worth a check before confidential mail goes there.",
  advice: () => [
    'The sender uses the new address if the reply names one, after making sure that it is the right person.',
    'The sender corrects address book and mailing lists.',
  ],
  samples: [
    { reply: '551 5.1.6 Recipient has moved, please try <jane@example.net>', source: 'RFC 5321' },
    { reply: '550 5.1.6 Destination mailbox has moved, No forwarding address', source: 'IANA registry' },
  ],
};
