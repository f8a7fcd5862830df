import type { ValueMatcher } from '../../../shared/query/filter/matchers.ts';
import type { PositionTest } from '../../../shared/query/session-collection.ts';
import { createGrowingNumbers } from './growing-numbers.ts';

/** Lists of whole numbers by position, such as the packets of a session: few of which two sessions share. */
export function createNumberLists() {
  /** Those of a position side by side. */
  const numbers = createGrowingNumbers();
  const starts = createGrowingNumbers();
  const lengths = createGrowingNumbers();

  const valuesAt = (position: number): readonly number[] =>
    Array.from({ length: lengths.get(position) }, (_, index) => numbers.get(starts.get(position) + index));

  return {
    set(position: number, values: readonly (string | number)[]): void {
      starts.set(position, numbers.length());
      lengths.set(position, values.length);
      for (const value of values) numbers.push(Number(value));
    },
    values: valuesAt,
    /** How many positions have each number. */
    tally(): ReadonlyMap<string, number> {
      const counts = new Map<string, number>();
      for (let position = 0; position < starts.length(); position += 1)
        for (const value of new Set(valuesAt(position)))
          counts.set(String(value), (counts.get(String(value)) ?? 0) + 1);
      return counts;
    },
    /** The test for positions with a number that matches. */
    having(matches: ValueMatcher): PositionTest {
      return (position) => {
        const start = starts.get(position);
        const end = start + lengths.get(position);
        for (let at = start; at < end; at += 1) if (matches(numbers.get(at))) return true;
        return false;
      };
    },
  };
}
