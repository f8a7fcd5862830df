import type { SessionPage } from '../../shared/ipc/contract.ts';
import type { SessionRow } from '../../shared/query/session-row.ts';
import type { Sort } from '../../shared/query/sort-rows.ts';

export const PAGE_ROWS = 100;
/** Pages kept in memory; those furthest from the last one loaded go first. */
const PAGES_KEPT = 40;

interface CachedPage {
  readonly revision: number;
  readonly rows: readonly SessionRow[];
}

/**
 * The part of the session list that the window holds. Rows of an older revision, or of the query before, stay on
 * screen until their successors are here: the list never flickers.
 */
export interface RowCache {
  /** The query that the pages answer. */
  readonly query: string;
  readonly matching: number;
  readonly total: number;
  readonly loaded: boolean;
  /** From 0 to 1 while messages are being read for the filter: not all that match are known. */
  readonly messagesRead: number | undefined;
  readonly pages: ReadonlyMap<number, CachedPage>;
}

export const NO_ROWS: RowCache = {
  query: '',
  matching: 0,
  total: 0,
  loaded: false,
  messagesRead: undefined,
  pages: new Map(),
};

/** One text for a filter and an order; equal texts are equal queries. */
export function queryKey(filter: string, sort: Sort): string {
  return `${sort.key} ${sort.descending ? 'descending' : 'ascending'} ${filter}`;
}

export function rowAt(cache: RowCache, index: number): SessionRow | undefined {
  return cache.pages.get(Math.floor(index / PAGE_ROWS))?.rows[index % PAGE_ROWS];
}

/** The first page of the rows `start` to `end` (exclusive) that is not there in this revision. */
export function missingPage(
  cache: RowCache,
  query: string,
  revision: number,
  range: { readonly start: number; readonly end: number },
): number | undefined {
  const first = Math.floor(range.start / PAGE_ROWS);
  const last = Math.floor(Math.max(range.start, range.end - 1) / PAGE_ROWS);
  const known = cache.query === query && cache.loaded;
  for (let page = first; page <= last; page += 1) {
    // Beyond the end there is nothing to ask for; the first page of the range tells when the end has moved.
    if (known && page > first && page * PAGE_ROWS >= cache.matching) return undefined;
    const held = known ? cache.pages.get(page) : undefined;
    if (held === undefined || held.revision < revision) return page;
  }
  return undefined;
}

/** The cache with an answer in it; pages of another query give way to it. */
export function withPage(
  cache: RowCache,
  query: string,
  page: number,
  revision: number,
  answer: SessionPage,
): RowCache {
  const pages = new Map(cache.query === query ? cache.pages : []);
  // An answer can be newer than the progress report that made the window ask.
  pages.set(page, { revision: Math.max(revision, answer.revision), rows: answer.rows });
  if (pages.size > PAGES_KEPT) {
    const furthest = [...pages.keys()].sort((a, b) => Math.abs(b - page) - Math.abs(a - page));
    for (const each of furthest.slice(0, pages.size - PAGES_KEPT)) pages.delete(each);
  }
  const { matching, total, messagesRead } = answer;
  return { query, matching, total, messagesRead, loaded: true, pages };
}
