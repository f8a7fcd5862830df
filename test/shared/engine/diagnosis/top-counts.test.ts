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

test('ten thousand clients with a handful of refusals each are an ordinary capture', () => {
  const ordinary = countsOf(
    Array.from({ length: 60_000 }, (_, index) => `client ${(index * 7_919) % 10_007}`),
  );
  expect(ordinary.isDoubtful).toBe(false);
});

test('a value that was forgotten each time before it came again makes doubt', () => {
  const half = LIMITS.causeValues / 2;
  function* unlucky() {
    for (let turn = 0; turn < 100; turn += 1)
      for (let index = 0; index < half; index += 1) yield `heavy ${index}`;
    for (let turn = 0; turn < 100; turn += 1) {
      for (let again = 0; again < 99; again += 1) yield 'unlucky';
      for (let index = 0; index < half; index += 1) yield `rare ${turn} ${index}`;
    }
  }
  expect(countsOf(unlucky()).isDoubtful).toBe(true);
});
