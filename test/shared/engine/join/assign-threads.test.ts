import { expect, test } from 'vitest';
import { assignThreads, type Weighed } from '../../../../shared/engine/join/assign-threads.ts';
import type { Suspect } from '../../../../shared/engine/join/match.ts';
import type { SessionTrace } from '../../../../shared/engine/join/session-trace.ts';

/** A session of one client, from `startMillis` for a second. */
function session(id: number, startMillis: number): SessionTrace {
  return {
    id,
    client: { address: '198.51.100.20', port: 40_000 + id },
    server: { address: '192.0.2.25', port: 25 },
    startMillis,
    endMillis: startMillis + 1000,
    helo: undefined,
    mails: [],
    refusals: [],
  };
}

const suspect = (trace: SessionTrace, distance: number, score = 2): Suspect => ({
  trace,
  score,
  reasons: ['The time fits.'],
  distance,
});

const connection = (suspects: readonly Suspect[], facts: Partial<Weighed> = {}): Weighed => ({
  sure: undefined,
  suspects,
  isAlone: true,
  isOrdered: true,
  ...facts,
});

const idsOf = (threads: readonly Weighed[]) => assignThreads(threads).map((match) => match?.trace.id);

const [a, b, c] = [session(1, 0), session(2, 400), session(3, 800)];

test('connections that look alike go to the sessions in their order, though the stamps of one are nearer to the next', () => {
  const first = connection([suspect(a, 900), suspect(b, 100), suspect(c, 500)]);
  const second = connection([suspect(a, 900), suspect(b, 400), suspect(c, 100)]);
  const third = connection([suspect(a, 1700), suspect(b, 900), suspect(c, 500)]);
  expect(idsOf([first, second, third])).toEqual([1, 2, 3]);
});

test('a connection that the capture lacks shifts none of the others', () => {
  const missing = connection([suspect(a, 2500)]);
  const first = connection([suspect(a, 100), suspect(b, 700)]);
  const second = connection([suspect(a, 700), suspect(b, 100)]);
  expect(idsOf([missing, first, second])).toEqual([undefined, 1, 2]);
});

test('the same words outweigh the time', () => {
  const first = connection([suspect(a, 0), suspect(b, 900, 55)]);
  const second = connection([suspect(a, 900, 55), suspect(b, 0)]);
  expect(idsOf([first, second])).toEqual([2, 1]);
});

test('a session whose queue id is known is given to no other connection', () => {
  const sure = connection([], { sure: { trace: a, certainty: 'certain', why: [] } });
  expect(idsOf([sure, connection([suspect(a, 0), suspect(b, 900)])])).toEqual([1, 2]);
});

test('lines that name no connection may share a session', () => {
  const line = connection([suspect(a, 0)], { isAlone: false, isOrdered: false });
  expect(idsOf([line, line])).toEqual([1, 1]);
});

test('says when only the order of the lines told which of several sessions it is', () => {
  const threads = [
    connection([suspect(a, 100), suspect(b, 300)]),
    connection([suspect(a, 300), suspect(b, 100)]),
  ];
  expect(assignThreads(threads).map((match) => match?.certainty)).toEqual(['likely', 'likely']);
  const lonely = connection([suspect(a, 100), suspect(b, 300)]);
  expect(assignThreads([lonely]).map((match) => match?.certainty)).toEqual(['guess']);
});
