import { expect, test } from 'vitest';
import { createAnalysisWorker } from '../../../electron/worker/analysis-worker.ts';
import type { FromWorker, QueryName, ToWorker } from '../../../electron/worker/protocol.ts';
import type { AnalyzeOptions, WorkerParts } from '../../../electron/worker/worker-parts.ts';
import type { Session } from '../../../shared/model/session.ts';
import type { SessionPage } from '../../../shared/ipc/contract.ts';
import { sampleSession } from '../../support/sample-session.ts';

const CAPTURE = {
  file: 'a.pcap',
  format: 'pcap',
  compression: 'none',
  bytes: 900,
  packets: 9,
  linkTypes: [],
} as const;

/** A worker on an analysis that the test leads step by step. */
function startWorker(change: Partial<WorkerParts> = {}) {
  const sent: FromWorker[] = [];
  let receive: (message: ToWorker) => void = () => undefined;
  let options: AnalyzeOptions | undefined;
  let end: { resolve(): void; reject(error: Error): void } | undefined;
  let clock = 0;
  let open: readonly Session[] = [];
  createAnalysisWorker(
    { post: (message) => sent.push(message), onMessage: (listener) => (receive = listener) },
    {
      analyze: (_files, given) => {
        options = given;
        given.onStart(
          { notices: [], causes: () => [], openSessions: () => open },
          { facts: () => CAPTURE, notices: [], index: { checkpoints: [] } },
        );
        return new Promise((resolve, reject) => {
          end = {
            resolve: () => {
              resolve({ capture: CAPTURE, notices: [], causes: [] });
            },
            reject,
          };
        });
      },
      readPackets: () => Promise.resolve([]),
      readMessage: () => Promise.resolve(false),
      joinLogs: () => Promise.reject(new Error('no logs')),
      now: () => clock,
      ...change,
    },
  );
  let lastId = 0;
  return {
    sent,
    receive: (message: ToWorker) => {
      receive(message);
    },
    options: () => {
      if (!options) throw new Error('not reading');
      return options;
    },
    end: () => end,
    setOpen: (sessions: readonly Session[]) => (open = sessions),
    tick: (millis: number) => (clock += millis),
    async ask(name: QueryName, argument: object): Promise<FromWorker | undefined> {
      const id = ++lastId;
      receive({ kind: 'query', id, name, argument });
      await settled();
      return sent.find((message) => 'id' in message && message.id === id);
    },
    progress: () => sent.flatMap((message) => (message.kind === 'progress' ? [message.progress] : [])),
  };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));
const read = (file: string): ToWorker => ({
  kind: 'read',
  files: [file],
  analysis: { extraPorts: [], maskSecrets: true },
});
const ALL = { filter: '', sort: { key: 'id', descending: false }, offset: 0, limit: 100 };

test('answers while it is still reading', async () => {
  const worker = startWorker();
  worker.receive(read('a.pcap'));
  worker.options().onSession(sampleSession({ id: 1 }));
  await worker.options().onProgress({ bytesRead: 100, bytesTotal: 900, packets: 1, sessions: 1 });
  expect(await worker.ask('sessions', ALL)).toMatchObject({
    kind: 'answer',
    result: { rows: [{ id: 1 }], matching: 1, total: 1 },
  });
  expect(await worker.ask('session', { id: 1 })).toMatchObject({ result: { id: 1 } });
  expect(await worker.ask('session', { id: 2 })).toMatchObject({ kind: 'answer', result: undefined });
  expect(worker.progress().at(-1)?.state).toEqual({ kind: 'reading' });
});

test('reports progress no more than ten times a second, and the end always', async () => {
  const worker = startWorker();
  worker.receive(read('a.pcap'));
  for (let step = 1; step <= 100; step += 1) {
    worker.tick(10);
    await worker.options().onProgress({ bytesRead: step, bytesTotal: 900, packets: step, sessions: 0 });
  }
  expect(worker.progress().length).toBeLessThanOrEqual(11);
  expect(worker.progress().length).toBeGreaterThanOrEqual(9);
  worker.end()?.resolve();
  await settled();
  expect(worker.progress().at(-1)).toEqual({
    state: { kind: 'done' },
    bytesRead: 900,
    bytesTotal: 900,
    packets: 9,
    sessions: 0,
    revision: 2,
  });
});

test('counts the revision up when sessions come', async () => {
  const worker = startWorker();
  worker.receive(read('a.pcap'));
  const revisions = [worker.progress().at(-1)?.revision];
  for (const id of [1, 2]) {
    worker.tick(200);
    worker.options().onSession(sampleSession({ id }));
    await worker.options().onProgress({ bytesRead: id, packets: id, sessions: id });
    revisions.push(worker.progress().at(-1)?.revision);
  }
  expect(revisions).toEqual([1, 2, 3]);
});

test('the first sessions count the revision up at once, however long the answers before took', async () => {
  let clock = 0;
  const worker = startWorker({ now: () => (clock += 40) });
  worker.receive(read('a.pcap'));
  await worker.ask('sessions', ALL);
  await worker.ask('overview', {});
  worker.options().onSession(sampleSession({ id: 1 }));
  await worker.options().onProgress({ bytesRead: 1, packets: 1, sessions: 1 });
  expect(worker.progress().map(({ sessions, revision }) => [sessions, revision])).toEqual([
    [0, 1],
    [1, 2],
  ]);
});

test('a cancelled reading keeps what was found', async () => {
  const worker = startWorker();
  worker.receive(read('a.pcap'));
  worker.options().onSession(sampleSession({ id: 1 }));
  worker.receive({ kind: 'cancel' });
  expect(worker.options().signal.aborted).toBe(true);
  worker.end()?.reject(new Error('aborted'));
  await settled();
  expect(worker.progress().at(-1)?.state).toEqual({ kind: 'cancelled' });
  expect(await worker.ask('sessions', ALL)).toMatchObject({ result: { total: 1 } });
});

test('says why a file cannot be read', async () => {
  const worker = startWorker();
  worker.receive(read('a.txt'));
  worker
    .end()
    ?.reject(
      Object.assign(new Error('a.txt is a text file.'), { code: 'not-a-capture', tip: 'Choose another.' }),
    );
  await settled();
  expect(worker.progress().at(-1)?.state).toEqual({
    kind: 'failed',
    code: 'not-a-capture',
    message: 'a.txt is a text file.',
    tip: 'Choose another.',
  });
});

test('a fault in one answer fails that answer only', async () => {
  const worker = startWorker();
  worker.receive(read('a.pcap'));
  worker.options().onSession(sampleSession({ id: 1 }));
  expect(await worker.ask('sessions', { ...ALL, filter: undefined })).toMatchObject({ kind: 'failure' });
  expect(await worker.ask('sessions', ALL)).toMatchObject({ kind: 'answer' });
});

test('the overview tells what is known so far', async () => {
  const worker = startWorker();
  expect(await worker.ask('overview', {})).toMatchObject({ result: undefined });
  worker.receive(read('a.pcap'));
  worker.options().onSession(sampleSession({ id: 1, outcome: 'rejected' }));
  expect(await worker.ask('overview', {})).toMatchObject({
    result: { capture: CAPTURE, notices: [], causes: [], outcomes: [{ value: 'rejected', count: 1 }] },
  });
});

test('reads a session’s packets again, and those of its steps along with them', async () => {
  const asked: (readonly number[])[] = [];
  const worker = startWorker({
    readPackets: (_files, packets) => {
      asked.push(packets);
      return Promise.resolve([]);
    },
  });
  worker.receive(read('a.pcap'));
  worker.options().onSession(sampleSession({ id: 1 }));
  expect(await worker.ask('packets', { sessionId: 1, packets: [5, 6] })).toMatchObject({ result: [] });
  expect(await worker.ask('packets', { sessionId: 9, packets: [5] })).toMatchObject({ result: [] });
  expect(asked).toEqual([[5, 6]]);
});

test('shows sessions before they are over, and counts the revision up when they go on', async () => {
  const worker = startWorker();
  worker.receive(read('a.pcap'));
  const follow = async () => {
    worker.tick(500);
    await worker.options().onProgress({ bytesRead: 1, packets: 1, sessions: 1 });
    const answer = await worker.ask('sessions', ALL);
    const [row] = answer?.kind === 'answer' ? (answer.result as SessionPage).rows : [];
    return [row?.id, row?.outcome, worker.progress().at(-1)?.sessions, worker.progress().at(-1)?.revision];
  };
  worker.setOpen([sampleSession({ id: 1, packets: 3, outcome: 'unknown' })]);
  expect(await follow()).toEqual([1, 'unknown', 1, 2]);
  expect(await follow()).toEqual([1, 'unknown', 1, 2]);
  worker.setOpen([sampleSession({ id: 1, packets: 4, outcome: 'deferred' })]);
  expect(await follow()).toEqual([1, 'deferred', 1, 3]);
  worker.setOpen([]);
  worker.options().onSession(sampleSession({ id: 1, packets: 5, outcome: 'rejected' }));
  expect(await follow()).toEqual([1, 'rejected', 1, 4]);
  expect(await worker.ask('overview', {})).toMatchObject({
    result: { outcomes: [{ value: 'rejected', count: 1 }] },
  });
});
