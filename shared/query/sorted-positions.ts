import type { SessionCollection } from './session-collection.ts';
import { sortValue, type Sort } from './sort-rows.ts';

/** Keeps the positions of a collection in one order while sessions come: only what has changed is placed anew. */
export function createSortedPositions(collection: SessionCollection, { key, descending }: Sort) {
  const direction = descending ? -1 : 1;
  /** By position. */
  const values: (string | number)[] = [];
  let version = 0;
  let order: number[] = [];

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
    const kept = order.length === 0 ? order : order.filter((position) => !changed.has(position));
    for (const position of changed) values[position] = sortValue(collection.row(position), key);
    // Two sorted runs: the sort finds them and merges.
    order = [...kept, ...[...changed].sort(compare)].sort(compare);
    return order;
  };
}
