import type { Tally } from '../../model/cause.ts';

/** The most frequent values of many. */
export interface TopTally {
  readonly top: readonly Tally[];
  /** How many more different values there are. */
  readonly others: number;
}

/** Counts how often values occur. */
export function createCounter() {
  const counts = new Map<string, number>();
  const count = (value: string, by: 1 | -1) => {
    const now = (counts.get(value) ?? 0) + by;
    if (now === 0) counts.delete(value);
    else counts.set(value, now);
  };
  return {
    count,
    /** Counts each different value once. */
    countEach(values: readonly string[], by: 1 | -1): void {
      const [only] = values;
      if (values.length === 1 && only !== undefined) count(only, by);
      else for (const value of new Set(values)) count(value, by);
    },
    entries: (): Iterable<readonly [value: string, count: number]> => counts,
    top: (limit: number): TopTally => topOf(counts, limit),
  };
}

/** The `limit` most frequent, found without sorting all. */
export function topOf(counts: ReadonlyMap<string, number>, limit: number): TopTally {
  const top: Tally[] = [];
  for (const [value, count] of counts) {
    const least = top.at(-1);
    if (top.length === limit && least && before(least, { value, count })) continue;
    const place = top.findIndex((each) => before({ value, count }, each));
    top.splice(place < 0 ? top.length : place, 0, { value, count });
    if (top.length > limit) top.pop();
  }
  return { top, others: counts.size - top.length };
}

function before(a: Tally, b: Tally): boolean {
  return a.count > b.count || (a.count === b.count && a.value < b.value);
}
