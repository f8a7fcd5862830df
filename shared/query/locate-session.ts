import type { Session } from '../model/session.ts';
import { compileFilter } from './filter/compile-filter.ts';
import { toSessionRow } from './session-row.ts';
import { sortRows, type Sort } from './sort-rows.ts';

export interface SessionPlace {
  readonly id: number;
  /** 0-based position among the sessions that match, in the order of the list. */
  readonly index: number;
}

export interface PlaceQuery {
  readonly filter: string;
  readonly sort: Sort;
  /** The session to start from; 0 starts before the first. */
  readonly id: number;
  /** The session itself, or the next one after it (from the top again at the end) with a refusal in it. */
  readonly want: 'self' | 'next-error';
}

/** Where a session stands in the list that `runSessionQuery` pages through; undefined when there is none such. */
export function locateSession(sessions: readonly Session[], query: PlaceQuery): SessionPlace | undefined {
  const matching =
    query.filter.trim() === '' ? sessions : sessions.filter(compileFilter(query.filter).matches);
  const rows = sortRows(matching.map(toSessionRow), query.sort);
  const start = rows.findIndex((row) => row.id === query.id);
  if (query.want === 'self') return start < 0 ? undefined : { id: query.id, index: start };
  for (let step = 1; step <= rows.length; step += 1) {
    const index = (start + step) % rows.length;
    const row = rows[index];
    if (row?.reason !== undefined) return { id: row.id, index };
  }
  return undefined;
}
