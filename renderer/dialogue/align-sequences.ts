/** A place in one or both of two sequences; one of them is undefined where the other has something more. */
export interface Pair<Item> {
  readonly left: Item | undefined;
  readonly right: Item | undefined;
}

/** Cells of the table at most: beyond that the middles are paired by place. */
const CELLS_AT_MOST = 4_000_000;

/**
 * Pairs two sequences so that the likeness of the pairs is greatest in sum and no order is broken. `likeness` is 0 for
 * what must not be paired, and higher the more two items are alike.
 */
export function alignSequences<Item>(
  left: readonly Item[],
  right: readonly Item[],
  likeness: (left: Item, right: Item) => number,
): readonly Pair<Item>[] {
  const columns = right.length + 1;
  if ((left.length + 1) * columns > CELLS_AT_MOST) return byPlace(left, right);
  const best = scoreTable(left, right, likeness, columns);
  const pairs: Pair<Item>[] = [];
  let row = left.length;
  let column = right.length;
  while (row > 0 || column > 0) {
    const here = best[row * columns + column] ?? 0;
    const [one, other] = [left[row - 1], right[column - 1]];
    const alike = row > 0 && column > 0 ? likeness(one as Item, other as Item) : 0;
    if (alike > 0 && here === (best[(row - 1) * columns + column - 1] ?? 0) + alike) {
      pairs.push({ left: one, right: other });
      row -= 1;
      column -= 1;
    } else if (column > 0 && here === (best[row * columns + column - 1] ?? 0)) {
      pairs.push({ left: undefined, right: other });
      column -= 1;
    } else {
      pairs.push({ left: one, right: undefined });
      row -= 1;
    }
  }
  return pairs.reverse();
}

function scoreTable<Item>(
  left: readonly Item[],
  right: readonly Item[],
  likeness: (left: Item, right: Item) => number,
  columns: number,
): Float64Array {
  const best = new Float64Array((left.length + 1) * columns);
  left.forEach((one, row) => {
    right.forEach((other, column) => {
      const alike = likeness(one, other);
      const paired = alike > 0 ? (best[row * columns + column] ?? 0) + alike : 0;
      const skipped = Math.max(
        best[row * columns + column + 1] ?? 0,
        best[(row + 1) * columns + column] ?? 0,
      );
      best[(row + 1) * columns + column + 1] = Math.max(paired, skipped);
    });
  });
  return best;
}

function byPlace<Item>(left: readonly Item[], right: readonly Item[]): readonly Pair<Item>[] {
  return Array.from({ length: Math.max(left.length, right.length) }, (_, place) => ({
    left: left[place],
    right: right[place],
  }));
}
