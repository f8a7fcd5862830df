import { compileFilterFor } from './filter/compile-filter.ts';
import type { FilterError } from './filter/filter-node.ts';
import { locateSession, type PlaceQuery, type SessionPlace } from './locate-session.ts';
import { createRecent } from './recent.ts';
import type { SessionCollection } from './session-collection.ts';
import type { SessionRow } from './session-row.ts';
import { createSortedPositions } from './sorted-positions.ts';
import type { Sort } from './sort-rows.ts';

/** Which sessions, and in what order. */
interface ListQuery {
  readonly filter: string;
  readonly sort: Sort;
}

interface PageQuery extends ListQuery {
  readonly offset: number;
  readonly limit: number;
}

export interface QueryPage {
  readonly rows: readonly SessionRow[];
  /** How many sessions match the filter. */
  readonly matching: number;
  /** What is wrong with the filter; the page is then empty. */
  readonly errors: readonly FilterError[];
  /** The filter asks for what is inside messages. */
  readonly readsMessages: boolean;
}

/** The positions that match a filter, in the order of a sort. */
interface Matching {
  readonly positions: readonly number[];
  readonly errors: readonly FilterError[];
  readonly readsMessages: boolean;
}

/** Orders kept: the one on screen and the one before. */
const ORDERS_KEPT = 2;
/** Lists kept: the one on screen, and a few that the user has just come from. */
const LISTS_KEPT = 6;

/** Answers what a list of sessions asks. What one answer had to work out the next ones use, until sessions come. */
export function createSessionQueries(collection: SessionCollection) {
  const orders = createRecent<() => readonly number[]>(ORDERS_KEPT);
  const lists = createRecent<Matching>(LISTS_KEPT);
  let listsVersion = 0;

  function match({ filter, sort }: ListQuery): Matching {
    const { matches, errors, readsMessages } = compileFilterFor(collection, filter);
    if (errors.length > 0) return { positions: [], errors, readsMessages: false };
    const name = `${sort.key} ${sort.descending}`;
    const order = orders.get(name, () => createSortedPositions(collection, sort))();
    return { positions: filter.trim() === '' ? order : order.filter(matches), errors, readsMessages };
  }

  function matching(query: ListQuery): Matching {
    if (listsVersion !== collection.version()) lists.clear();
    listsVersion = collection.version();
    const { filter, sort } = query;
    return lists.get(`${sort.key} ${sort.descending} ${filter}`, () => match(query));
  }

  return {
    /** The sessions that match, sorted, and of them `limit` rows from `offset` on. */
    page(query: PageQuery): QueryPage {
      const { positions, errors, readsMessages } = matching(query);
      const wanted = positions.slice(query.offset, query.offset + query.limit);
      const rows = wanted.map((position) => collection.row(position));
      return { rows, matching: positions.length, errors, readsMessages };
    },
    /** Where a session stands in the list that `page` goes through; undefined when there is none such. */
    locate: (query: PlaceQuery): SessionPlace | undefined =>
      locateSession(collection, matching(query).positions, query),
    /** The ids of a stretch of the list. */
    ids: (query: PageQuery): readonly number[] =>
      matching(query)
        .positions.slice(query.offset, query.offset + query.limit)
        .map((position) => collection.idAt(position)),
  };
}
