import { expect, test } from 'vitest';
import { causesOf } from '../../../../shared/engine/causes-of.ts';
import { collectSessions } from '../../../../shared/query/collect-sessions.ts';
import { causeTerm } from '../../../../shared/query/filter/cause-term.ts';
import { createSessionQueries } from '../../../../shared/query/session-queries.ts';
import { mockSessions } from '../../../support/mock-sessions.ts';

const SESSIONS = mockSessions(120);
const queries = createSessionQueries(collectSessions(SESSIONS));
const find = (filter: string) =>
  queries.page({ filter, sort: { key: 'id', descending: false }, offset: 0, limit: 200 });

test('finds exactly the sessions that a cause counts', () => {
  const causes = causesOf(SESSIONS);
  expect(causes.length).toBeGreaterThan(3);
  expect(causes.map((cause) => find(causeTerm(cause)).matching)).toEqual(
    causes.map(({ sessions }) => sessions),
  );
  const [first] = causes;
  if (!first) throw new Error('no cause');
  const found = find(causeTerm(first)).rows.map(({ id }) => id);
  expect(found.slice(0, first.sessionIds.length)).toEqual(first.sessionIds);
});

test('causes with one reason and different words have different names', () => {
  const [cause] = causesOf(SESSIONS);
  if (!cause) throw new Error('no cause');
  expect(causeTerm({ ...cause, pattern: 'other words' })).not.toBe(causeTerm(cause));
  expect(causeTerm({ ...cause, permanence: 'temporary' })).not.toBe(
    causeTerm({ ...cause, permanence: 'permanent' }),
  );
  expect(causeTerm({ ...cause, reason: 'unknown' })).toMatch(/^cause:unknown-[0-9a-z]{7}$/);
});

test('refusals that were too many to be told apart are found by their reason', () => {
  const [cause] = causesOf(SESSIONS);
  if (!cause) throw new Error('no cause');
  expect(causeTerm({ ...cause, reason: 'unknown', pattern: '…' })).toBe('reason:unknown');
});
