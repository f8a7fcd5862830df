import { expect, test } from 'vitest';
import { missingPage, NO_ROWS, PAGE_ROWS, rowAt, withPage } from '../../../renderer/state/row-cache.ts';
import { toSessionRow } from '../../../shared/query/session-row.ts';
import { mockSessions } from '../../support/mock-sessions.ts';

const ROWS = mockSessions(PAGE_ROWS).map(toSessionRow);
const answer = (matching: number, revision = 1) => ({ rows: ROWS, matching, total: matching, revision });

test('asks for the pages of the range one after the other', () => {
  const range = { start: 90, end: 250 };
  const empty = missingPage(NO_ROWS, 'q', 1, range);
  const first = withPage(NO_ROWS, 'q', 0, 1, answer(1000));
  const second = withPage(first, 'q', 1, 1, answer(1000));
  const third = withPage(second, 'q', 2, 1, answer(1000));
  expect([empty, missingPage(first, 'q', 1, range), missingPage(second, 'q', 1, range)]).toEqual([0, 1, 2]);
  expect(missingPage(third, 'q', 1, range)).toBeUndefined();
});

test('asks anew for what is older than the capture', () => {
  const cache = withPage(NO_ROWS, 'q', 0, 1, answer(1000));
  expect(missingPage(cache, 'q', 2, { start: 0, end: 20 })).toBe(0);
});

test('an answer to an older question than the worker knows is not asked for for ever', () => {
  const cache = withPage(NO_ROWS, 'q', 0, 5, answer(1000, 3));
  expect(missingPage(cache, 'q', 5, { start: 0, end: 20 })).toBeUndefined();
});

test('keeps old rows on screen until their successors are here', () => {
  const cache = withPage(NO_ROWS, 'old', 0, 1, answer(1000));
  expect(missingPage(cache, 'new', 1, { start: 0, end: 20 })).toBe(0);
  expect(rowAt(cache, 7)?.id).toBe(8);
  const changed = withPage(cache, 'new', 3, 1, answer(1000));
  expect(rowAt(changed, 7)).toBeUndefined();
});

test('does not ask beyond the end of the list', () => {
  const cache = withPage(NO_ROWS, 'q', 0, 1, answer(60));
  expect(missingPage(cache, 'q', 1, { start: 0, end: 500 })).toBeUndefined();
});

test('keeps a bounded number of pages, those near the last one', () => {
  let cache = NO_ROWS;
  for (let page = 0; page < 100; page += 1) cache = withPage(cache, 'q', page, 1, answer(100_000));
  expect(cache.pages.size).toBe(40);
  expect(cache.pages.has(99)).toBe(true);
  expect(cache.pages.has(0)).toBe(false);
});
