import { expect, test } from 'vitest';
import { stepsOf } from '../../../renderer/dialogue/steps.ts';
import { spokenStep } from '../../../renderer/wording/spoken-step.ts';
import type { SessionLogLine } from '../../../shared/model/log.ts';
import { client, scriptSession, server } from '../../support/session-script.ts';

const line = (text: string, change: Partial<SessionLogLine> = {}): SessionLogLine => ({
  file: 'mail.log',
  line: 1,
  text,
  at: '2017-04-30T16:16:02Z',
  program: 'postfix',
  kind: 'noted',
  writtenBy: 'server',
  certainty: 'certain',
  why: ['The queue id is that of the reply.'],
  ...change,
});

test('lines of a log stand behind the exchange that they tell of, and later ones behind everything', () => {
  const plain = scriptSession(
    1,
    1,
    [server('220 mx'), client('RCPT TO:<a@a.example>'), server('550 5.1.1 no')],
    {
      clientAddress: '192.0.2.1',
      outcome: 'rejected',
    },
  );
  const rcpt = plain.exchanges.find(({ command }) => command)?.index;
  if (rcpt === undefined) throw new Error('there is a command');
  const session = {
    ...plain,
    log: [
      line('connect from', { kind: 'connected' }),
      line('reject: RCPT', { kind: 'refused', exchange: rcpt }),
      line('disconnect from', { kind: 'disconnected' }),
      line('status=bounced', { kind: 'bounced', later: true, at: '2017-04-30T18:00:00Z' }),
    ],
  };
  expect(stepsOf(session).map((step) => (step.kind === 'log' ? step.line.text : step.kind))).toEqual([
    'turn',
    'connect from',
    'reply',
    'command',
    'reply',
    'reject: RCPT',
    'disconnect from',
    'status=bounced',
  ]);
  const [, first, , , , , , last] = stepsOf(session);
  expect(first && 'sinceStartMs' in first).toBe(false);
  expect(last?.sinceStartMs).toBeGreaterThan(1000);
  expect(last && spokenStep(last, session, undefined)).toBe('mail log: status=bounced');
});
