import type { Session } from '../model/session.ts';
import { createTextMatcher } from './match-text.ts';
import { toSessionRow, type SessionRow } from './session-row.ts';
import { sortRows, type Sort } from './sort-rows.ts';

export interface QueryPage {
  readonly rows: readonly SessionRow[];
  /** How many sessions match the filter. */
  readonly matching: number;
}

/** The sessions that match, sorted, and of them `limit` rows from `offset` on. */
export function runSessionQuery(
  sessions: readonly Session[],
  query: { readonly filter: string; readonly sort: Sort; readonly offset: number; readonly limit: number },
): QueryPage {
  const matching = query.filter.trim() === '' ? sessions : sessions.filter(createTextMatcher(query.filter));
  const sorted = sortRows(matching.map(toSessionRow), query.sort);
  return { rows: sorted.slice(query.offset, query.offset + query.limit), matching: matching.length };
}
