import { expect, test } from 'vitest';
import { createSessionShelf } from '../../../electron/worker/session-shelf.ts';
import { sampleSession } from '../../support/sample-session.ts';

test('keeps sessions in the order of their ids, however they come', () => {
  const shelf = createSessionShelf(100);
  for (const id of [3, 1, 7, 2, 5]) shelf.add(sampleSession({ id }));
  expect(shelf.sessions.map(({ id }) => id)).toEqual([1, 2, 3, 5, 7]);
  expect(shelf.find(5)?.id).toBe(5);
  expect(shelf.find(4)).toBeUndefined();
  expect(shelf.find(8)).toBeUndefined();
});

test('a newer state of a session replaces the older one', () => {
  const shelf = createSessionShelf(100);
  shelf.add(sampleSession({ id: 1, outcome: 'unknown' }));
  shelf.add(sampleSession({ id: 2, outcome: 'delivered' }));
  shelf.add(sampleSession({ id: 1, outcome: 'delivered' }));
  expect(shelf.sessions.map(({ outcome }) => outcome)).toEqual(['delivered', 'delivered']);
  expect(shelf.outcomes()).toEqual([{ value: 'delivered', count: 2 }]);
});

test('counts what it has no room for', () => {
  const shelf = createSessionShelf(2);
  for (const id of [1, 2, 3, 4]) shelf.add(sampleSession({ id, outcome: 'delivered' }));
  expect(shelf.sessions).toHaveLength(2);
  expect(shelf.leftOut()).toBe(2);
  expect(shelf.outcomes()).toEqual([{ value: 'delivered', count: 4 }]);
});
