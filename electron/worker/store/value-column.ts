import type { ValueMatcher } from '../../../shared/query/filter/matchers.ts';
import type { PositionTest } from '../../../shared/query/session-collection.ts';
import { createGrowingNumbers } from './growing-numbers.ts';
import { createTextHeap } from './text-heap.ts';

/** Different lists of values that are kept as they are; of a field that has more, the rest is packed. */
const SHARED_LISTS = 4096;
/** Entries from here on stand in the heap. */
const PACKED = 2 ** 24;
/** The entry of a position that has no values, or was never set. */
const EMPTY = 0;

/** The values that the sessions have in one field of the filter language, by position. */
export function createValueColumn() {
  const entries = createGrowingNumbers();
  const shared: (readonly string[])[] = [[]];
  /** By the only value, which is what most lists hold, and by all of them packed. */
  const knownSingle = new Map<string | number, number>();
  const known = new Map<string, number>();
  const heap = createTextHeap();

  function addEntry(packed: string): number {
    if (shared.length > SHARED_LISTS) return PACKED + heap.add(packed);
    shared.push(unpack(packed));
    return shared.length - 1;
  }

  function entryOfSingle(value: string | number): number {
    const same = knownSingle.get(value);
    if (same !== undefined) return same;
    const entry = addEntry(pack([value]));
    if (entry < PACKED) knownSingle.set(value, entry);
    return entry;
  }

  function entryFor(values: readonly (string | number)[]): number {
    const [first] = values;
    if (first === undefined) return EMPTY;
    if (values.length === 1) return entryOfSingle(first);
    const packed = pack(values);
    const same = known.get(packed);
    if (same !== undefined) return same;
    const entry = addEntry(packed);
    if (entry < PACKED) known.set(packed, entry);
    return entry;
  }

  const valuesOf = (entry: number): readonly string[] =>
    entry < PACKED ? (shared[entry] ?? []) : unpack(heap.get(entry - PACKED));

  return {
    set(position: number, values: readonly (string | number)[]): void {
      entries.set(position, entryFor(values));
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
