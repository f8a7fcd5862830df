import { expect, test } from 'vitest';
import { TopCounts } from '../../../../shared/engine/diagnosis/top-counts.ts';
import { LIMITS } from '../../../../shared/engine/limits.ts';

function countsOf(values: Iterable<string>): TopCounts {
  const counts = new TopCounts();
  for (const value of values) counts.add(value);
  return counts;
}

test('frequent values are counted exactly among any number of rare ones', () => {
  const counts = countsOf(
    Array.from({ length: 50_000 }, (_, index) =>
      index % 10 === 0 ? `often ${(index / 10) % 25}` : `rare ${index}`,
    ),
  );
  expect(counts.largest()).toHaveLength(LIMITS.causeValuesShown);
  expect(new Set(counts.largest().map(({ count }) => count))).toEqual(new Set([200]));
  expect(counts.all.size).toBeLessThanOrEqual(LIMITS.causeValues);
  expect(counts.isDoubtful).toBe(false);
});

test('values that all come once make no doubt: any of them could be shown', () => {
  const once = countsOf(Array.from({ length: LIMITS.causeValues + 1 }, (_, index) => String(index)));
  expect(once.isDoubtful).toBe(false);
});

test('a value that was forgotten each time before it came again makes doubt', () => {
  const unlucky = countsOf(
    Array.from({ length: 20_000 }, (_, index) => (index % 600 === 599 ? 'zz unlucky' : `a ${index}`)),
  );
  expect(unlucky.isDoubtful).toBe(true);
});
