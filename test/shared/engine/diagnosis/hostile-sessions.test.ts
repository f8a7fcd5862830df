import fc from 'fast-check';
import { expect, it } from 'vitest';
import { diagnoseSession } from '../../../../shared/engine/diagnosis/diagnose-session.ts';
import { CauseTally } from '../../../../shared/engine/diagnosis/group-causes.ts';
import { RetryWatch } from '../../../../shared/engine/diagnosis/retries.ts';
import type { SessionOutcome, Transport } from '../../../../shared/model/session.ts';
import { talk } from './talk.ts';

const LINES = [
  'S 220 mx',
  'S 421 4.3.2 busy',
  'S 554 5.7.1 198.51.100.9 blocked using zen.spamhaus.org; 127.255.255.254',
  'C EHLO [192.0.2.1]',
  'S 250-mx|250-SIZE 99999999999999999999|250 AUTH',
  'C STARTTLS',
  'S 220 go',
  'C MAIL FROM:<@a,@b:"x>y"@z> SIZE=',
  'C MAIL FROM',
  'C RCPT TO:<>',
  'C DATA',
  'S 354 go',
  '.',
  'S 000 ',
  'S 999 no',
  'S 550 ',
  'C AUTH PLAIN *****',
  'S 535 5.7.8 no',
  'C \u0000\uFFFF',
  'C QUIT',
];
const OUTCOMES: SessionOutcome[] = [
  'rejected',
  'abandoned',
  'refused',
  'unanswered',
  'encrypted',
  'no-mail',
  'unknown',
  'delivered',
];
const OPENINGS: Transport['opening'][] = ['complete', 'partial', 'missing', 'refused', 'unanswered'];

it('makes a whole diagnosis of any dialogue, however odd', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...LINES), { maxLength: 25 }),
      fc.constantFrom(...OUTCOMES),
      fc.constantFrom(...OPENINGS),
      fc.array(fc.constantFrom('fin', 'reset', 'unreachable', 'retransmission'), { maxLength: 3 }),
      (lines, outcome, opening, kinds) => {
        const events = kinds.map((kind, packet) => ({
          kind,
          side: packet % 2 ? ('client' as const) : ('server' as const),
          packet,
          at: '2023-05-01T10:00:00Z',
        }));
        const session = talk(lines, { outcome, transport: { opening, events } });
        const { rejections } = diagnoseSession(session);
        for (const rejection of rejections) {
          expect(rejection.summary).toMatch(/\S.*\.$/s);
          expect(rejection.explanation).not.toMatch(/undefined|NaN|\[object/);
          expect(rejection.advice.length).toBeGreaterThan(0);
          expect(rejection.evidence.length).toBeGreaterThan(0);
        }
        const diagnosed = { ...session, rejections };
        const retries = new RetryWatch();
        retries.note(diagnosed);
        retries.note({ ...diagnosed, id: 2 });
        const tally = new CauseTally();
        tally.add(diagnosed);
        expect(tally.causes().reduce((sum, cause) => sum + cause.refusals, 0)).toBe(rejections.length);
      },
    ),
    { numRuns: 400 },
  );
});
