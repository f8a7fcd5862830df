/** A hole in a sequence: commands, or replies, may be missing here. */
export const HOLE = Symbol('hole');
export type Hole = typeof HOLE;

export interface Alignment {
  /** For each reply the index of its command among the commands without holes; -1 when its command is missing. */
  readonly commandOf: readonly number[];
  /** False when another assignment would be as good. */
  readonly certain: boolean;
}

/** More cells than this are not searched: replies are then given in order. */
const MOST_CELLS = 1_000_000;

/**
 * Gives each reply its command when some of either are missing. Order is kept; a command stays without reply only where
 * a hole is among the replies (or behind the last of them), a reply without command only where a hole is among the
 * commands (or behind the last). Of what is possible the best fit is taken, and of equals the one that gives replies to
 * the later commands: a client that goes on has had its answers.
 */
export function alignReplies<Command, Reply>(
  commands: readonly (Command | Hole)[],
  replies: readonly (Reply | Hole)[],
  fit: (command: Command, reply: Reply) => number,
): Alignment {
  const rows = withoutHoles(commands);
  const columns = withoutHoles(replies);
  const width = columns.items.length + 1;
  const height = rows.items.length + 1;
  if (width * height > MOST_CELLS) return inOrder(rows.items.length, columns.items.length);

  const score = new Float64Array(width * height).fill(Number.NEGATIVE_INFINITY);
  const ways = new Uint8Array(width * height);
  const came = new Uint8Array(width * height);
  score[0] = 0;
  ways[0] = 1;
  // The last way tried that is as good wins, so matches are tried last: replies go to the later commands.
  const reach = (from: number, to: number, gain: number, how: number) => {
    if (ways[from] === 0) return;
    const total = (score[from] ?? 0) + gain;
    const known = score[to] ?? Number.NEGATIVE_INFINITY;
    if (total < known) return;
    ways[to] = total === known ? Math.min(2, (ways[to] ?? 0) + (ways[from] ?? 0)) : (ways[from] ?? 0);
    score[to] = total;
    came[to] = how;
  };
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const cell = row * width + column;
      const command = rows.items[row - 1];
      const reply = columns.items[column - 1];
      if (row > 0 && (columns.holeBefore.has(column) || column === width - 1)) {
        reach(cell - width, cell, SKIPPED, SKIPPED_COMMAND);
      }
      if (column > 0 && (rows.holeBefore.has(row) || row === height - 1)) {
        reach(cell - 1, cell, rows.holeBefore.has(row) ? SKIPPED : OUT_OF_TURN, SKIPPED_REPLY);
      }
      if (command !== undefined && reply !== undefined) {
        reach(cell - width - 1, cell, MATCHED + fit(command, reply), MATCH);
      }
    }
  }
  return trace(came, width, height, (ways[width * height - 1] ?? 0) < 2);
}

const SKIPPED = 0;
const OUT_OF_TURN = -1;
const MATCHED = 10;
const SKIPPED_COMMAND = 1;
const SKIPPED_REPLY = 2;
const MATCH = 3;

function trace(came: Uint8Array, width: number, height: number, certain: boolean): Alignment {
  const commandOf = new Array<number>(width - 1).fill(-1);
  let row = height - 1;
  let column = width - 1;
  while (row > 0 || column > 0) {
    const how = came[row * width + column];
    if (how === MATCH) commandOf[--column] = --row;
    else if (how === SKIPPED_REPLY) column--;
    else if (how === SKIPPED_COMMAND) row--;
    else break;
  }
  return { commandOf, certain };
}

function inOrder(commands: number, replies: number): Alignment {
  const commandOf = Array.from({ length: replies }, (_, index) => (index < commands ? index : -1));
  return { commandOf, certain: false };
}

/** The items, and before which of them (by index, the length standing for the end) a hole is. */
function withoutHoles<Item>(sequence: readonly (Item | Hole)[]): {
  items: Item[];
  holeBefore: ReadonlySet<number>;
} {
  const items: Item[] = [];
  const holeBefore = new Set<number>();
  for (const item of sequence) {
    if (item === HOLE) holeBefore.add(items.length);
    else items.push(item);
  }
  return { items, holeBefore };
}
