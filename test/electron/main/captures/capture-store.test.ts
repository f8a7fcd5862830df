import { expect, test } from 'vitest';
import { createCaptureStore } from '../../../../electron/main/captures/capture-store.ts';
import type { StartWorker } from '../../../../electron/main/captures/capture-worker.ts';
import type { AnalysisSettings } from '../../../../shared/ipc/contract.ts';
import type { FromWorker, ToWorker } from '../../../../electron/worker/protocol.ts';

/** Workers that the test plays itself. */
function playWorkers() {
  const workers: {
    readonly received: ToWorker[];
    say(message: FromWorker): void;
    die(code: number): void;
    killed: boolean;
  }[] = [];
  const start: StartWorker = (listener) => {
    const worker = {
      received: [] as ToWorker[],
      say: (message: FromWorker) => {
        listener.onMessage(message);
      },
      die: (code: number) => {
        listener.onExit(code);
      },
      killed: false,
    };
    workers.push(worker);
    return {
      post: (message) => worker.received.push(message),
      kill: () => {
        worker.killed = true;
      },
    };
  };
  return { workers, start };
}

const announced: (readonly [string, unknown])[] = [];
let analysis: AnalysisSettings;

function open(files: readonly string[]) {
  announced.length = 0;
  analysis = { extraPorts: [], maskSecrets: true };
  const { workers, start } = playWorkers();
  const store = createCaptureStore(
    start,
    (name, event) => announced.push([name, event]),
    () => analysis,
  );
  const id = store.open(files);
  const worker = (index: number) => {
    const found = workers[index];
    if (!found) throw new Error(`there is no worker ${index}`);
    return found;
  };
  return { store, id, workers, worker };
}

const DONE: FromWorker = {
  kind: 'progress',
  progress: { state: { kind: 'done' }, bytesRead: 9, packets: 2, sessions: 1, revision: 4 },
};

test('a capture is read by a worker of its own, and its progress has a name', () => {
  const { store, id, worker } = open(['/a/mail.pcap', '/a/mail.pcap1']);
  expect(worker(0).received).toEqual([{ kind: 'read', files: ['/a/mail.pcap', '/a/mail.pcap1'], analysis }]);
  worker(0).say(DONE);
  expect(store.progress()).toEqual([{ captureId: id, name: 'mail.pcap and 1 more', ...DONE.progress }]);
});

test('each question gets its own answer, in whatever order they come', async () => {
  const { store, id, worker } = open(['/a.pcap']);
  const first = store.ask(id, 'session', { id: 1 });
  const second = store.ask(id, 'session', { id: 2 });
  worker(0).say({ kind: 'failure', id: 2, message: 'no such thing' });
  worker(0).say({ kind: 'answer', id: 1, result: undefined });
  await expect(first).resolves.toBeUndefined();
  await expect(second).rejects.toThrow('no such thing');
});

test('a worker that dies fails its open questions, is reported and replaced', async () => {
  const { store, id, worker } = open(['/a.pcap']);
  worker(0).say(DONE);
  const asked = store.ask(id, 'session', { id: 1 });
  worker(0).die(139);
  await expect(asked).rejects.toThrow('ended before it answered');
  expect(announced.at(-1)).toEqual([
    'workerDied',
    { captureId: id, message: 'The analysis process ended unexpectedly (exit code 139).' },
  ]);
  expect(store.progress()).toMatchObject([{ state: { kind: 'reading' }, packets: 0, revision: 5 }]);
  expect(worker(1).received).toEqual([{ kind: 'read', files: ['/a.pcap'], analysis }]);
  worker(1).say(DONE);
  expect(store.progress()).toMatchObject([{ state: { kind: 'done' }, revision: 9 }]);
});

test('answers of a page carry revisions that never go back', async () => {
  const { store, id, worker } = open(['/a.pcap']);
  worker(0).say(DONE);
  worker(0).die(1);
  const asked = store.ask(id, 'sessions', {
    filter: '',
    sort: { key: 'id', descending: false },
    offset: 0,
    limit: 1,
  });
  worker(1).say({ kind: 'answer', id: 1, result: { rows: [], matching: 0, total: 0, revision: 1 } });
  expect((await asked).revision).toBe(6);
});

test('gives up a capture that kills every worker', async () => {
  const { store, id, worker, workers } = open(['/a.pcap']);
  for (const index of [0, 1, 2, 3]) worker(index).die(9);
  expect(workers).toHaveLength(4);
  expect(store.progress()).toMatchObject([{ state: { kind: 'failed', code: 'worker-died' } }]);
  await expect(store.ask(id, 'overview', {})).rejects.toThrow('has ended');
});

test('opening the same unchanged file again finds the open capture', () => {
  const { store, id, worker, workers } = open(['/a.pcap']);
  worker(0).say(DONE);
  expect(store.open(['/a.pcap'])).toBe(id);
  expect(workers).toHaveLength(1);
});

test('a capture that failed is tried again when it is opened again', () => {
  const { store, id, worker, workers } = open(['/a.pcap']);
  worker(0).say({
    kind: 'progress',
    progress: { ...DONE.progress, state: { kind: 'failed', code: 'not-found', message: 'It is not there.' } },
  });
  const next = store.open(['/a.pcap']);
  expect(next).not.toBe(id);
  expect(store.progress()).toMatchObject([{ captureId: next }]);
  expect(workers).toHaveLength(2);
});

test('closing kills the worker and says so; late words of it are not heard', async () => {
  const { store, id, worker } = open(['/a.pcap']);
  const asked = store.ask(id, 'session', { id: 1 });
  store.close(id);
  await expect(asked).rejects.toThrow('closed');
  expect(worker(0).killed).toBe(true);
  const heard = announced.length;
  worker(0).say(DONE);
  worker(0).die(0);
  expect(announced).toHaveLength(heard);
  expect(store.progress()).toEqual([]);
  await expect(store.ask(id, 'session', { id: 1 })).rejects.toThrow('not open');
});

test('other settings have every capture read anew, by a new worker; the old one is heard no more', () => {
  const { store, id, worker, workers } = open(['/a.pcap']);
  worker(0).say(DONE);
  analysis = { extraPorts: [2525], maskSecrets: false };
  store.readAgain();
  expect(worker(0).killed).toBe(true);
  worker(0).say(DONE);
  worker(0).die(1);
  expect(workers).toHaveLength(2);
  expect(worker(1).received).toEqual([{ kind: 'read', files: ['/a.pcap'], analysis }]);
  expect(store.progress()).toMatchObject([{ captureId: id, state: { kind: 'reading' }, revision: 5 }]);
});

test('what was closed is opened again, the latest first, and no more often', () => {
  const { store, id } = open(['/a.pcap']);
  const other = store.open(['/b.pcap']);
  store.close(id);
  store.close(other);
  expect(store.reopen()).toBeDefined();
  expect(store.progress().map(({ name }) => name)).toEqual(['b.pcap']);
  expect(store.reopen()).toBeDefined();
  expect(store.progress().map(({ name }) => name)).toEqual(['b.pcap', 'a.pcap']);
  expect(store.reopen()).toBeUndefined();
});
