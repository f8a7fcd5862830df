import { compileFilterFor } from './filter/compile-filter.ts';
import type { SessionCollection } from './session-collection.ts';
import type { Sort } from './sort-rows.ts';

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

/** Where a session stands in a list of positions; undefined when there is none such. */
export function locateSession(
  collection: SessionCollection,
  list: readonly number[],
  { id, want }: Pick<PlaceQuery, 'id' | 'want'>,
): SessionPlace | undefined {
  const start = list.indexOf(collection.positionOf(id) ?? -1);
  if (want === 'self') return start < 0 ? undefined : { id, index: start };
  const { matches } = compileFilterFor(collection, 'has:rejection');
  for (let step = 1; step <= list.length; step += 1) {
    const index = (start + step) % list.length;
    const position = list[index];
    if (position !== undefined && matches(position)) return { id: collection.idAt(position), index };
  }
  return undefined;
}
