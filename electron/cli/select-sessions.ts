import type { Session } from '../../shared/model/session.ts';
import { UsageError } from './command.ts';

export interface Selection {
  readonly isWanted: (session: Session) => boolean;
  /** It asks for what is inside messages: they have to be read. */
  readonly readsMessages: boolean;
}

const ALL: Selection = { isWanted: () => true, readsMessages: false };

/** The test for what `--filter` and `--sessions` ask for; throws UsageError with the place of a mistake. */
export async function createSelection(
  filter: string | undefined,
  list: string | undefined,
): Promise<Selection> {
  const { isWanted, readsMessages } = filter === undefined ? ALL : await parseFilter(filter);
  const matchesList = list === undefined ? () => true : parseList(list);
  return { isWanted: (session) => matchesList(session) && isWanted(session), readsMessages };
}

async function parseFilter(filter: string): Promise<Selection> {
  // The parser takes longer to load than a small capture to read.
  const { compileFilter } = await import('../../shared/query/filter/compile-filter.ts');
  const { matches, errors, readsMessages } = compileFilter(filter);
  const [first] = errors;
  if (!first) return { isWanted: matches, readsMessages };
  const pointer = `${' '.repeat(first.start)}${'^'.repeat(Math.max(1, first.end - first.start))}`;
  throw new UsageError(`In the filter: ${first.message}\n  ${filter}\n  ${pointer}`);
}

/** "3,5-7" */
function parseList(list: string): (session: Session) => boolean {
  const ranges = list.split(',').map((part) => {
    const [, from, to = from] = /^\s*(\d+)\s*(?:-\s*(\d+)\s*)?$/.exec(part) ?? [];
    if (from === undefined)
      throw new UsageError(`“${part}” is no session number or range; write --sessions 3,5-7.`);
    return { from: Number(from), to: Number(to) };
  });
  return ({ id }) => ranges.some(({ from, to }) => id >= from && id <= to);
}
