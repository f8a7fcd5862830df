import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createSessionShelf } from '../../../electron/worker/session-shelf.ts';
import type { Session } from '../../../shared/model/session.ts';
import { collectSessions } from '../../../shared/query/collect-sessions.ts';
import { FILTER_FIELDS } from '../../../shared/query/filter/fields.ts';
import { suggestFilter } from '../../../shared/query/filter/suggest-filter.ts';
import type { SessionCollection } from '../../../shared/query/session-collection.ts';
import { createSessionQueries } from '../../../shared/query/session-queries.ts';
import { mockSessions } from '../../support/mock-sessions.ts';
import { sampleSession } from '../../support/sample-session.ts';

const outcomesOf = (shelf: SessionCollection) =>
  [...shelf.positions()].map((position) => shelf.row(position).outcome);

test('keeps sessions in the order of their ids, however they come', () => {
  const shelf = createSessionShelf(100);
  for (const id of [3, 1, 7, 2, 5]) shelf.add(sampleSession({ id, firstPacket: id * 10 }));
  expect([...shelf.positions()].map((position) => shelf.row(position).id)).toEqual([1, 2, 3, 5, 7]);
  expect(shelf.count()).toBe(5);
  expect(shelf.find(5)).toEqual(sampleSession({ id: 5, firstPacket: 50 }));
  expect(shelf.find(4)).toBeUndefined();
  expect(shelf.find(8)).toBeUndefined();
  expect(shelf.beginningWith(50)).toBe(5);
  expect(shelf.beginningWith(40)).toBeUndefined();
});

test('a newer state of a session replaces the older one', () => {
  const shelf = createSessionShelf(100);
  shelf.add(sampleSession({ id: 1, outcome: 'unknown' }));
  shelf.add(sampleSession({ id: 2, outcome: 'delivered' }));
  const before = createSessionQueries(shelf);
  const query = { filter: 'outcome:delivered', sort: { key: 'outcome', descending: false } } as const;
  expect(before.page({ ...query, offset: 0, limit: 9 }).rows).toHaveLength(1);
  shelf.add(sampleSession({ id: 1, outcome: 'delivered' }));
  expect(outcomesOf(shelf)).toEqual(['delivered', 'delivered']);
  expect(shelf.count()).toBe(2);
  expect(shelf.outcomes()).toEqual([{ value: 'delivered', count: 2 }]);
  expect(before.page({ ...query, offset: 0, limit: 9 }).rows.map(({ id }) => id)).toEqual([1, 2]);
  expect(shelf.summary().participants.servers.top).toEqual([{ value: '198.51.100.2', count: 2 }]);
});

test('counts what it has no room for, each once', () => {
  const shelf = createSessionShelf(2);
  for (const id of [1, 2, 3, 4, 4]) shelf.add(sampleSession({ id, outcome: 'delivered' }));
  shelf.preview(sampleSession({ id: 5 }));
  expect(shelf.count()).toBe(2);
  expect(shelf.leftOut()).toBe(2);
  expect(shelf.outcomes()).toEqual([{ value: 'delivered', count: 4 }]);
});

/** As many as fill several blocks, with some that came twice. */
function fill(sessions: readonly Session[]) {
  const shelf = createSessionShelf(sessions.length);
  for (const session of [...sessions].reverse()) {
    if (session.id % 3 === 0) shelf.preview({ ...session, outcome: 'unknown', rejections: [] });
    shelf.add(session);
  }
  return shelf;
}

const SESSIONS = mockSessions(300);
const shelf = fill(SESSIONS);
const plain = collectSessions(SESSIONS);

test('gives each session back as it came', () => {
  for (const session of SESSIONS) expect(shelf.find(session.id)).toEqual(session);
});

describe('answers like sessions kept as they are', () => {
  const FILTERS = [
    '',
    'spam block',
    'SORBS',
    '"mail from:<"',
    'e',
    'no such text',
    'outcome:rejected OR outcome:deferred',
    'NOT has:rejection',
    'from:*@* client:209.85.128.0/17',
    'code:>=500',
    'to:"x',
    ...FILTER_FIELDS.map(({ example }) => example.split(' or ')[0] ?? ''),
  ];
  const sort = fc.record({
    key: fc.constantFrom('id', 'startedAt', 'durationMs', 'client', 'sender', 'outcome', 'code', 'reason'),
    descending: fc.boolean(),
  });
  const queries = { shelf: createSessionQueries(shelf), plain: createSessionQueries(plain) };

  test.each(FILTERS)('for %j', (filter) => {
    fc.assert(
      fc.property(sort, fc.nat(300), fc.constantFrom('self', 'next-error'), (order, start, want) => {
        const query = { filter, sort: order, offset: start, limit: 40 } as const;
        expect(queries.shelf.page(query)).toEqual(queries.plain.page(query));
        expect(queries.shelf.ids(query)).toEqual(queries.plain.ids(query));
        const place = { filter, sort: order, id: start, want } as const;
        expect(queries.shelf.locate(place)).toEqual(queries.plain.locate(place));
      }),
      { numRuns: 12 },
    );
  });

  test.each(FILTER_FIELDS.map(({ name }) => name))('for suggestions of %s', (name) => {
    const filter = `${name}:`;
    const suggested = suggestFilter(filter, filter.length, shelf);
    expect(suggested).toEqual(suggestFilter(filter, filter.length, plain));
  });
});

test('an order stays right while sessions come', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray([...SESSIONS.keys()].slice(0, 60)), fc.nat(60), (order, pause) => {
      const growing = createSessionShelf(1000);
      const query = { filter: '', sort: { key: 'sender', descending: true }, offset: 0, limit: 100 } as const;
      const asked = createSessionQueries(growing);
      const came: Session[] = [];
      for (const [count, index] of order.entries()) {
        const session = SESSIONS[index];
        if (!session) continue;
        growing.add(session);
        came.push(session);
        if (count === pause) asked.page(query);
      }
      came.sort((a, b) => a.id - b.id);
      expect(asked.page(query)).toEqual(createSessionQueries(collectSessions(came)).page(query));
    }),
    { numRuns: 30 },
  );
});
