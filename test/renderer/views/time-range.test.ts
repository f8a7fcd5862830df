import { expect, test } from 'vitest';
import { barThere, filterForRange, rangeOfFilter } from '../../../renderer/views/overview/time-range.ts';
import { tickText } from '../../../renderer/views/overview/tick-text.ts';
import { compileFilter } from '../../../shared/query/filter/compile-filter.ts';

const activity = (from: string, bucketMs: number, count: number) => ({
  bucketMs,
  buckets: Array.from({ length: count }, (_, index) => ({
    from: new Date(Date.parse(from) + index * bucketMs).toISOString(),
    outcomes: {},
  })),
});

test.each([
  ['2017-04-30T16:00:00Z', 60_000, 'at:>=2017-04-30T16:02 at:<2017-04-30T16:05'],
  ['2017-04-30T16:00:00Z', 5_000, 'at:>=2017-04-30T16:00:10 at:<2017-04-30T16:00:25'],
  ['2017-04-30T16:00:00Z', 50, 'at:>=2017-04-30T16:00:00.1 at:<2017-04-30T16:00:00.25'],
  ['2017-04-30T00:00:00Z', 86_400_000, 'at:>=2017-05-02T00:00 at:<2017-05-05T00:00'],
])('bars from %s of %d ms are a filter and can be read back from it', (from, bucketMs, expected) => {
  const sessions = activity(from, bucketMs, 20);
  const filter = filterForRange('outcome:rejected at:>2001', sessions, { from: 2, to: 5 });
  expect(filter).toBe(`outcome:rejected ${expected}`);
  expect(compileFilter(filter).errors).toEqual([]);
  expect(rangeOfFilter(filter, sessions)).toEqual({ from: 2, to: 5 });
});

test('a bar that was pointed at is the last one once bars have become fewer', () => {
  const before = activity('2017-04-30T16:00:00Z', 1_000, 119);
  const after = activity('2017-04-30T16:00:00Z', 2_000, 60);
  expect(barThere(118, before)).toBe(118);
  expect(barThere(118, after)).toBe(59);
  expect(barThere(0, activity('2017-04-30T16:00:00Z', 1_000, 0))).toBe(0);
});

test('other filters stand for no stretch', () => {
  const sessions = activity('2017-04-30T16:00:00Z', 60_000, 20);
  for (const filter of [
    '',
    'at:>2017',
    'at:>=2017-04-30T16:02',
    'at:>=2016-01-01T00:00 at:<2016-01-02T00:00',
  ])
    expect(rangeOfFilter(filter, sessions)).toBeUndefined();
});

test('times of the axis are as short as they can be', () => {
  const at = (iso: string, bucketMs: number) => tickText(new Date(iso), bucketMs, 'utc');
  expect([
    at('2017-04-30T16:20:00Z', 60_000),
    at('2017-04-30T16:20:05Z', 1000),
    at('2017-04-30T16:20:05.250Z', 10),
    at('2017-04-30T00:00:00Z', 3_600_000),
    at('2017-04-01T00:00:00Z', 28 * 86_400_000),
  ]).toEqual(['16:20', '16:20:05', '05.250', '30 Apr', 'Apr 2017']);
});
