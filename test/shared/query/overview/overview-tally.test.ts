import { expect, test } from 'vitest';
import type { Session } from '../../../../shared/model/session.ts';
import { createOverviewTally } from '../../../../shared/query/overview/overview-tally.ts';
import { mockSessions } from '../../../support/mock-sessions.ts';

const [SAMPLE] = mockSessions(1);
const at = (startedAt: string, change: Partial<Session> = {}): Session => {
  if (!SAMPLE) throw new Error('there is a sample');
  return { ...SAMPLE, startedAt, ...change };
};
const client = (address: string) => at('2017-04-30T16:00:00Z', { client: { address, port: 40_000 } });

function summaryOf(...sessions: readonly Session[]) {
  const tally = createOverviewTally();
  for (const session of sessions) tally.count(session, 1);
  return tally.summary();
}

test('sessions over an hour fall into stretches of a round length, none left out between them', () => {
  const { activity } = summaryOf(
    at('2017-04-30T16:00:07.5Z', { outcome: 'rejected' }),
    at('2017-04-30T16:00:29.999999Z', { outcome: 'delivered' }),
    at('2017-04-30T16:59:59Z', { outcome: 'rejected' }),
  );
  expect(activity.bucketMs).toBe(60_000);
  expect(activity.buckets).toHaveLength(60);
  expect(activity.buckets[0]).toEqual({
    from: '2017-04-30T16:00:00.000Z',
    outcomes: { rejected: 1, delivered: 1 },
  });
  expect(activity.buckets[1]).toEqual({ from: '2017-04-30T16:01:00.000Z', outcomes: {} });
  expect(activity.buckets[59]?.outcomes).toEqual({ rejected: 1 });
});

test('captures of a moment and of ten years have at most 120 stretches', () => {
  for (const [first, last] of [
    ['2017-04-30T16:00:00.001Z', '2017-04-30T16:00:00.001Z'],
    ['2017-04-30T16:00:00.001Z', '2017-04-30T16:00:00.120Z'],
    ['2017-04-30T16:00:00Z', '2027-04-30T16:00:00Z'],
    ['1970-01-01T00:00:00Z', '2106-02-07T06:28:15Z'],
  ] as const) {
    const { buckets } = summaryOf(at(first), at(last)).activity;
    expect(buckets.length).toBeGreaterThan(0);
    expect(buckets.length).toBeLessThanOrEqual(120);
    const counted = buckets.flatMap(({ outcomes }) => Object.values(outcomes));
    expect(counted.reduce((sum, count) => sum + count, 0)).toBe(2);
  }
});

test('no session makes no stretch', () => {
  expect(summaryOf().activity.buckets).toEqual([]);
});

test('a newer state of a session takes the place of the earlier one', () => {
  const tally = createOverviewTally();
  const before = at('2017-04-30T16:00:00Z', { outcome: 'unknown' });
  tally.count(before, 1);
  tally.count(before, -1);
  tally.count({ ...before, outcome: 'delivered' }, 1);
  expect(tally.summary().activity.buckets).toEqual([
    { from: '2017-04-30T16:00:00.000Z', outcomes: { delivered: 1 } },
  ]);
  expect(tally.summary().participants.servers.top.map(({ count }) => count)).toEqual([1]);
});

test('clients are shown by network, and a network of one by its address', () => {
  const { clients } = summaryOf(
    client('209.85.223.1'),
    client('209.85.223.2'),
    client('209.85.223.2'),
    client('192.0.2.7'),
    client('2001:db8:5:1::1'),
    client('2001:db8:5:2::1'),
  ).participants;
  expect(clients).toEqual({
    top: [
      { value: '209.85.223.0/24', count: 3 },
      { value: '2001:db8:5::/48', count: 2 },
      { value: '192.0.2.7', count: 1 },
    ],
    others: 0,
  });
});

test('a domain counts once a session, whatever its letters, and the null sender is a sender', () => {
  const to = (address: string) => ({ address, outcome: 'accepted', exchange: 4 }) as const;
  const { senderDomains, recipientDomains } = summaryOf(
    at('2017-04-30T16:00:00Z', {
      transactions: [
        {
          sender: 'a@Example.ORG',
          recipients: [to('x@example.net'), to('y@EXAMPLE.net')],
          outcome: 'delivered',
        },
        { sender: '', recipients: [to('postmaster')], outcome: 'delivered' },
      ],
    }),
  ).participants;
  expect(senderDomains.top).toEqual([
    { value: '', count: 1 },
    { value: 'example.org', count: 1 },
  ]);
  expect(recipientDomains.top).toEqual([{ value: 'example.net', count: 1 }]);
});

test('of many servers the most frequent are named and the others counted', () => {
  const sessions = Array.from({ length: 30 }, (_, number) =>
    Array.from({ length: (number % 10) + 1 }, () =>
      at('2017-04-30T16:00:00Z', { server: { address: `192.0.2.${number}`, port: 25 } }),
    ),
  ).flat();
  const { servers } = summaryOf(...sessions).participants;
  expect(servers.top.map(({ count }) => count)).toEqual([10, 10, 10, 9, 9, 9, 8, 8]);
  expect(servers.top[0]?.value).toBe('192.0.2.19');
  expect(servers.others).toBe(22);
});
