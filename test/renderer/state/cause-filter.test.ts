import { expect, test } from 'vitest';
import { filterForCause } from '../../../renderer/state/cause-filter.ts';
import { collectSessions } from '../../../shared/query/collect-sessions.ts';
import { createSessionQueries } from '../../../shared/query/session-queries.ts';
import { mockSessions } from '../../support/mock-sessions.ts';

test('takes the longest run of words between the placeholders', () => {
  expect(
    filterForCause({
      reason: 'dnsbl_listed',
      pattern: 'Spam Block:mail from <ip> refused - see http://dnsbl.sorbs.net/',
    }),
  ).toBe('reason:dnsbl_listed "refused - see http://dnsbl.sorbs.net/"');
});

test('a quotation mark or a line end in the pattern does not end the phrase early', () => {
  expect(filterForCause({ reason: 'user_unknown', pattern: 'no "such" mailbox here\nsorry' })).toBe(
    'reason:user_unknown "mailbox here"',
  );
});

test('a pattern without words leaves the reason', () => {
  expect(filterForCause({ reason: 'unknown', pattern: '<address>' })).toBe('reason:unknown');
});

test('finds the sessions that the cause was made from', () => {
  const sessions = mockSessions(16);
  const filter = filterForCause({ reason: 'dnsbl_listed', pattern: 'Spam Block:mail from <ip> refused' });
  const page = createSessionQueries(collectSessions(sessions)).page({
    filter,
    sort: { key: 'id', descending: false },
    offset: 0,
    limit: 50,
  });
  expect(page.rows.map(({ id }) => id)).toEqual([1, 3, 6, 9, 13, 15]);
});
