import { expect, test } from 'vitest';
import { stepsOf } from '../../../renderer/dialogue/steps.ts';
import { waitsOf } from '../../../renderer/dialogue/waits.ts';
import { spokenStep } from '../../../renderer/wording/spoken-step.ts';
import { stepTimeText, wallTime, zoneName } from '../../../renderer/wording/time-zone.ts';
import { client, scriptSession, server } from '../../support/session-script.ts';

const AT = '2017-04-30T16:18:57.123456Z';

test('a local time keeps the microseconds of the capture', () => {
  expect(wallTime(AT, 'local', 'Europe/Berlin')).toBe('2017-04-30T18:18:57.123456');
  expect(wallTime(AT, 'local', 'Asia/Kolkata')).toBe('2017-04-30T21:48:57.123456');
  expect(wallTime(AT, 'utc')).toBe('2017-04-30T16:18:57.123456');
});

test('the zone is named as it was at that time of the year', () => {
  expect(zoneName('utc', AT)).toBe('UTC');
  expect(zoneName('local', AT, 'Europe/Berlin')).toMatch(/^(?:CEST|GMT\+2)$/);
  expect(zoneName('local', '2017-01-30T16:18:57Z', 'Europe/Berlin')).toMatch(/^(?:CET|GMT\+1)$/);
});

test('a step tells its time in three ways, or not at all', () => {
  const step = { at: AT, sinceStartMs: 61_204.5, sincePreviousMs: 25 };
  expect(stepTimeText(step, 'relative', 'utc')).toBe('61.205');
  expect(stepTimeText(step, 'delta', 'utc')).toBe('+0.025');
  expect(stepTimeText(step, 'clock', 'utc')).toBe('16:18:57.123');
  expect(stepTimeText({}, 'clock', 'local')).toBe('');
});

test('a step is spoken with who, after what wait, and whether it was refused', () => {
  const session = scriptSession(
    1,
    1,
    [server('220 mx'), client('MAIL FROM:<a@a.example>\u202e'), server('550 5.7.1 no', 6200)],
    { clientAddress: '192.0.2.1', outcome: 'rejected' },
  );
  const waits = waitsOf(session);
  const spoken = stepsOf(session).map((step) => spokenStep(step, session, waits.byStep.get(step.key)));
  expect(spoken).toEqual([
    'Connection opened, packet 1',
    'server: 220 mx, packet 4',
    'client: MAIL FROM:<a@a.example><U+202E>, packet 5',
    'server, after 6.2 seconds: 550 5.7.1 no, refused, packet 6',
  ]);
});
