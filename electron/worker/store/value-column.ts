import type { ValueMatcher } from '../../../shared/query/filter/matchers.ts';
import type { PositionTest } from '../../../shared/query/session-collection.ts';
import { createGrowingNumbers } from './growing-numbers.ts';
import { createTextHeap } from './text-heap.ts';

/** Different lists of values that are kept as they are; of a field that has more, the rest is packed. */
const SHARED_LISTS = 4096;
/** Entries from here on stand in the heap; 0 stands for a position never set. */
const PACKED = 2 ** 24;

/** The values that the sessions have in one field of the filter language, by position. */
export function createValueColumn() {
  const entries = createGrowingNumbers();
  const shared: (readonly string[])[] = [[]];
  const known = new Map<string, number>();
  const heap = createTextHeap();

  function entryFor(packed: string): number {
    const same = known.get(packed);
    if (same !== undefined) return same;
    if (shared.length > SHARED_LISTS) return PACKED + heap.add(packed);
    shared.push(unpack(packed));
    known.set(packed, shared.length - 1);
    return shared.length - 1;
  }

  const valuesOf = (entry: number): readonly string[] =>
    entry < PACKED ? (shared[entry] ?? []) : unpack(heap.get(entry - PACKED));

  return {
    set(position: number, values: readonly (string | number)[]): void {
      entries.set(position, entryFor(pack(values)));
    },
    values: (position: number): readonly string[] => valuesOf(entries.get(position)),
    /** How many positions have each value; `told` says what a value counts as, undefined leaving it out. */
    tally(told: (value: string) => string | undefined = (value) => value): ReadonlyMap<string, number> {
      const times = new Uint32Array(shared.length);
      const counts = new Map<string, number>();
      const count = (values: readonly string[], by: number) => {
        // Most have one value, which needs no set.
        for (const value of values.length > 1 ? new Set(values) : values) {
          const known = told(value);
          if (known !== undefined) counts.set(known, (counts.get(known) ?? 0) + by);
        }
      };
      for (let position = 0; position < entries.length(); position += 1) {
        const entry = entries.get(position);
        if (entry < PACKED) times[entry] = (times[entry] ?? 0) + 1;
        else count(valuesOf(entry), 1);
      }
      shared.forEach((values, entry) => {
        const by = times[entry] ?? 0;
        if (by > 0) count(values, by);
      });
      return counts;
    },
    /** The test for positions with a value that matches; what many positions share is looked at once. */
    having(matches: ValueMatcher): PositionTest {
      const verdicts = shared.map((values) => values.some(matches));
      return (position) => {
        const entry = entries.get(position);
        return entry < PACKED ? verdicts[entry] === true : valuesOf(entry).some(matches);
      };
    },
  };
}

const END = '\0';

/** Each value with an end behind it, so that no value and an empty one differ. */
function pack(values: readonly (string | number)[]): string {
  let packed = '';
  for (const value of values) {
    const text = String(value);
    packed += (text.includes(END) ? text.replaceAll(END, '\uFFFD') : text) + END;
  }
  return packed;
}

function unpack(packed: string): readonly string[] {
  return packed.split(END).slice(0, -1);
}
