import { join } from 'node:path';
import { expect, test } from 'vitest';
import { analyzeCapture } from '../../../electron/capture/analyze-capture.ts';
import { readPackets } from '../../../electron/capture/read-packets.ts';
import { readMessage } from '../../../electron/capture/read-message.ts';
import { isMailLog } from '../../../electron/log/is-mail-log.ts';
import { joinLogs } from '../../../electron/log/join-logs.ts';
import { createAnalysisWorker } from '../../../electron/worker/analysis-worker.ts';
import type { FromWorker, QueryName, ToWorker } from '../../../electron/worker/protocol.ts';
import type { CaptureLogs, LogsState } from '../../../shared/ipc/contract.ts';
import type { SessionLogLine } from '../../../shared/model/log.ts';
import type { Session } from '../../../shared/model/session.ts';

const FOLDER = join(import.meta.dirname, '../../captures/log-postfix');
const CAPTURE = join(FOLDER, 'smtp.pcap');
const LOG = join(FOLDER, 'skewed.log');

/** The worker as it is shipped, reading a capture. */
function startWorker() {
  let receive: (message: ToWorker) => void = () => undefined;
  const waiting = new Map<number, (message: FromWorker) => void>();
  const states: (LogsState | undefined)[] = [];
  let told: () => void = () => undefined;
  createAnalysisWorker(
    {
      post(message) {
        if (message.kind === 'logs') {
          states.push(message.state);
          told();
        } else if ('id' in message) waiting.get(message.id)?.(message);
      },
      onMessage: (listener) => (receive = listener),
    },
    { analyze: analyzeCapture, readPackets, readMessage, joinLogs, now: () => performance.now() },
  );
  let lastId = 0;
  receive({ kind: 'read', files: [CAPTURE], analysis: { extraPorts: [], maskSecrets: true } });
  return {
    states,
    readLogs: (files: readonly string[]) => {
      receive({ kind: 'readLogs', files, clock: { timeZone: '', year: 0 } });
    },
    async until(kind: LogsState['kind']): Promise<void> {
      while (states.at(-1)?.kind !== kind) await new Promise<void>((resolve) => (told = resolve));
    },
    async ask(name: QueryName, argument: object): Promise<unknown> {
      const id = ++lastId;
      const answer = await new Promise<FromWorker>((resolve) => {
        waiting.set(id, resolve);
        receive({ kind: 'query', id, name, argument });
      });
      return answer.kind === 'answer' ? answer.result : answer;
    },
  };
}

test('logs wait for the capture, are read beside it, and their lines come with the sessions', async () => {
  const worker = startWorker();
  worker.readLogs([LOG]);
  await worker.until('done');
  expect(worker.states[0]).toEqual({ kind: 'waiting' });
  const facts = (await worker.ask('captureLogs', {})) as CaptureLogs;
  expect(facts).toMatchObject({
    state: { kind: 'done' },
    names: ['skewed.log'],
    join: { matchedSessions: 18, refusalsNotCaptured: 0 },
  });
  expect(JSON.stringify(facts)).not.toContain(FOLDER);
  const lines = (await worker.ask('sessionLog', { sessionId: 5 })) as readonly SessionLogLine[];
  expect(lines.map(({ kind }) => kind)).toContain('deferred');
  expect(((await worker.ask('session', { id: 5 })) as Session).log).toEqual(lines);
  expect(await worker.ask('unmatchedLog', { offset: 0, limit: 10 })).toEqual({
    lines: [],
    kept: 0,
    count: 0,
  });
  worker.readLogs([]);
  expect(worker.states.at(-1)).toBeUndefined();
  expect(await worker.ask('captureLogs', {})).toBeUndefined();
});

test('a log that cannot be read is told in plain words, and the capture stays', async () => {
  const worker = startWorker();
  worker.readLogs([join(FOLDER, 'none.log')]);
  await worker.until('failed');
  expect(worker.states.at(-1)).toMatchObject({
    kind: 'failed',
    message: expect.stringContaining('There is no file') as string,
  });
  expect(await worker.ask('session', { id: 1 })).toMatchObject({ id: 1 });
});

test('tells mail logs from captures, transcripts and what is not there', async () => {
  const dialogues = join(FOLDER, '../dialogues-sendmail');
  expect(await isMailLog(LOG)).toBe(true);
  expect(await isMailLog(join(FOLDER, 'mail.log.2.gz'))).toBe(true);
  expect(await isMailLog(join(FOLDER, 'journal.json'))).toBe(true);
  expect(await isMailLog(CAPTURE)).toBe(false);
  expect(await isMailLog(join(dialogues, 'swaks.txt'))).toBe(false);
  expect(await isMailLog(join(FOLDER, 'none'))).toBe(false);
});
