import type { Session } from '../model/session.ts';
import { compileFilter } from './filter/compile-filter.ts';
import type { FilterError } from './filter/filter-node.ts';
import { toSessionRow, type SessionRow } from './session-row.ts';
import { sortRows, type Sort } from './sort-rows.ts';

export interface QueryPage {
  readonly rows: readonly SessionRow[];
  /** How many sessions match the filter. */
  readonly matching: number;
  /** What is wrong with the filter; the page is then empty. */
  readonly errors: readonly FilterError[];
}

/** The sessions that match, sorted, and of them `limit` rows from `offset` on. */
export function runSessionQuery(
  sessions: readonly Session[],
  query: { readonly filter: string; readonly sort: Sort; readonly offset: number; readonly limit: number },
): QueryPage {
  const { matches, errors } = compileFilter(query.filter);
  if (errors.length > 0) return { rows: [], matching: 0, errors };
  const matching = query.filter.trim() === '' ? sessions : sessions.filter(matches);
  const sorted = sortRows(matching.map(toSessionRow), query.sort);
  return { rows: sorted.slice(query.offset, query.offset + query.limit), matching: matching.length, errors };
}
