import type { Facts } from '../facts.ts';
import type { Reason } from '../reason-rule.ts';

function codes(facts: Facts): string {
  const parts = [facts.code?.toString(), facts.status].filter((part) => part !== undefined);
  return parts.length === 0 ? '' : ` (${parts.join(' ')})`;
}

export const unknown: Reason = {
  name: 'unknown',
  title: 'Refused, reason not known',
  actor: 'receiving-admin',
  phrases: {},
  summary: (f) =>
    `The server ${f.permanence === 'temporary' ? 'defers' : 'refuses'} the mail${codes(f)}, and its words do not say why.`,
  explanation: (f) =>
    `Neither the codes nor the words of the reply name a cause that is known here. ${f.permanence === 'temporary' ? 'A code that begins with 4 asks to try again later.' : 'A code that begins with 5 means that sending the same again will not help.'}`,
  advice: () => [
    'The sender reads the reply itself: it may say more to a person than to a program.',
    'The sender asks the receiving postmaster, with the time and the whole reply.',
  ],
  samples: [{ reply: '554 Transaction failed', source: 'RFC 5321' }],
};
