import type { SessionCollection } from './session-collection.ts';
import type { Sort } from './sort-rows.ts';

/** So many sessions that have come are placed one by one; more are sorted with all the others. */
const FEW = 1_000;

/** Keeps the positions of a collection in one order while sessions come: only what has changed is placed anew. */
export function createSortedPositions(collection: SessionCollection, { key, descending }: Sort) {
  const direction = descending ? -1 : 1;
  /** By position. */
  const values: (string | number)[] = [];
  let version = 0;
  let order: readonly number[] = [];

  // Positions rise with the ids: sessions that compare equal keep the order of their ids.
  const compare = (a: number, b: number): number => {
    const [left = '', right = ''] = [values[a], values[b]];
    if (left < right) return -direction;
    if (left > right) return direction;
    return a - b;
  };

  return (): readonly number[] => {
    const now = collection.version();
    if (version === now) return order;
    const changed = new Set(collection.changedSince(version));
    version = now;
    for (const position of changed) values[position] = collection.sortValue(key, position);
    if (order.length === 0 || changed.size > FEW) {
      const positions = [...collection.positions()];
      // Sessions are found in about the order of their time.
      order = isInOrder(positions, compare) ? positions : sortAll(positions, values, direction);
      return order;
    }
    const kept = order.filter((position) => !changed.has(position));
    // Two sorted runs: the sort finds them and merges.
    order = [...kept, ...[...changed].sort(compare)].sort(compare);
    return order;
  };
}

function isInOrder(positions: readonly number[], compare: (a: number, b: number) => number): boolean {
  return positions.every(
    (position, index) => index === 0 || compare(positions[index - 1] ?? 0, position) <= 0,
  );
}

/** Sorts the different values, which are fewer and need no comparison of positions, and lays the positions out by them. */
function sortAll(
  positions: readonly number[],
  values: readonly (string | number)[],
  direction: 1 | -1,
): readonly number[] {
  const groups = new Map<string | number, number[]>();
  for (const position of positions) {
    const value = values[position] ?? '';
    const group = groups.get(value);
    if (group) group.push(position);
    else groups.set(value, [position]);
  }
  const sorted = sortValues([...groups.keys()]);
  if (direction < 0) sorted.reverse();
  return sorted.flatMap((value) => groups.get(value) ?? []);
}

/** The values of one column are all numbers or all texts. */
function sortValues(values: (string | number)[]): (string | number)[] {
  if (values.every((value) => typeof value === 'number')) return [...Float64Array.from(values).sort()];
  return values.sort();
}
