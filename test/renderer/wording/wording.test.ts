import { expect, test } from 'vitest';
import { OUTCOMES, outcomeStatement } from '../../../renderer/wording/outcomes.ts';
import { REASON_TITLES } from '../../../renderer/wording/reason-titles.ts';
import { microsOf, timeSpan } from '../../../renderer/wording/time.ts';
import { headline } from '../../../renderer/views/overview/headline.ts';
import { mockSessions } from '../../support/mock-sessions.ts';

test('times keep their microseconds', () => {
  expect(microsOf('2017-04-30T16:18:57.123456Z') - microsOf('2017-04-30T16:18:57Z')).toBe(123_456);
  expect(microsOf('2017-04-30T16:18:57.123456789Z') - microsOf('2017-04-30T16:18:57.1Z')).toBe(23_456);
});

test('a span of time names the day once', () => {
  expect(timeSpan('2017-04-30T16:16:02.1Z', '2017-04-30T16:29:10.5Z', 'utc')).toBe(
    '30 Apr 2017, 16:16:02 to 16:29:10 UTC',
  );
  expect(timeSpan('2017-04-30T23:59:59.1Z', '2017-05-01T00:00:01Z', 'utc')).toBe(
    '30 Apr 2017, 23:59:59 to 1 May 2017, 00:00:01 UTC',
  );
  expect(timeSpan('2017-04-30T16:16:02.1Z', '2017-04-30T16:16:02.9Z', 'utc')).toBe(
    '30 Apr 2017, 16:16:02 UTC',
  );
});

test('the headline counts what an administrator asks for', () => {
  const tally = (value: string, count: number) => ({ value, count });
  expect(headline([tally('rejected', 40), tally('refused', 3), tally('delivered', 2)])).toBe(
    '45 sessions: 43 refused, 2 delivered',
  );
  expect(headline([tally('delivered', 3)])).toBe('3 sessions: all delivered');
  expect(headline([tally('deferred', 1)])).toBe('1 session: put off');
  expect(headline([tally('encrypted', 2)])).toBe('2 sessions');
});

test('each outcome and each reason has words of its own', () => {
  const words = Object.values(OUTCOMES).map(({ word }) => word);
  expect(new Set(words).size).toBe(words.length);
  const titles = Object.values(REASON_TITLES);
  expect(new Set(titles).size).toBe(titles.length);
});

test('a delivered session says how many messages and recipients', () => {
  const delivered = mockSessions(2)[1];
  if (!delivered) throw new Error('the second session is there');
  expect(outcomeStatement(delivered).title).toBe('1 message accepted for 2 recipients');
});
