import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { analyzeCapture } from '../../../electron/capture/analyze-capture.ts';
import { readMessage } from '../../../electron/capture/read-message.ts';
import { readPackets } from '../../../electron/capture/read-packets.ts';
import { joinLogs } from '../../../electron/log/join-logs.ts';
import { createAnalysisWorker } from '../../../electron/worker/analysis-worker.ts';
import type { FromWorker, ToWorker } from '../../../electron/worker/protocol.ts';
import type { PacketBytes, SessionPage } from '../../../shared/ipc/contract.ts';
import type { Session } from '../../../shared/model/session.ts';

const CAPTURES = join(import.meta.dirname, '../../captures');
const SAMPLE = join(import.meta.dirname, '../../../assets/sample.pcap');

/** The worker as it is shipped, on a channel within this process. */
async function readWithWorker(file: string) {
  let receive: (message: ToWorker) => void = () => undefined;
  let lastId = 0;
  const waiting = new Map<number, (message: FromWorker) => void>();
  const ended = new Promise<FromWorker>((resolve) => {
    createAnalysisWorker(
      {
        post(message) {
          if ('id' in message) waiting.get(message.id)?.(message);
          else if (message.kind === 'progress' && message.progress.state.kind !== 'reading') resolve(message);
        },
        onMessage: (listener) => (receive = listener),
      },
      { analyze: analyzeCapture, readPackets, readMessage, joinLogs, now: () => performance.now() },
    );
  });
  receive({ kind: 'read', files: [file], analysis: { extraPorts: [], maskSecrets: true } });
  await ended;
  return async (name: Extract<ToWorker, { kind: 'query' }>['name'], argument: object): Promise<unknown> => {
    const id = ++lastId;
    const answer = await new Promise<FromWorker>((resolve) => {
      waiting.set(id, resolve);
      receive({ kind: 'query', id, name, argument });
    });
    if (answer.kind !== 'answer') throw new Error(JSON.stringify(answer));
    return answer.result;
  };
}

const ALL = { filter: '', sort: { key: 'id', descending: false }, offset: 0, limit: 1000 };

test('reads the sample and gives its sessions, their details and their packets', async () => {
  const ask = await readWithWorker(SAMPLE);
  const page = (await ask('sessions', ALL)) as SessionPage;
  expect(page.rows).toHaveLength(10);
  const session = (await ask('session', { id: 1 })) as Session;
  const refusal = session.rejections[0];
  const proofs = refusal?.evidence.map(({ packet }) => packet) ?? [];
  const packets = (await ask('packets', { sessionId: 1, packets: proofs })) as PacketBytes[];
  expect(packets.map(({ packet }) => packet)).toEqual(proofs);
  expect(new Set(proofs).size).toBeGreaterThan(4);
  const reply = packets.find(({ bytes }) => Buffer.from(bytes).includes('550 5.7.1 Spam Block'));
  expect(reply?.payload).toBeDefined();
});

const LOGINS = readdirSync(CAPTURES)
  // In auth-required-… nobody logs in.
  .filter((name) => name.startsWith('auth-') && !name.startsWith('auth-required'))
  .map((name) => join(CAPTURES, name, 'smtp.pcap'))
  .filter((file) => existsSync(file));

test.each(LOGINS)('shows no credential of %s in any packet', async (file) => {
  const secrets = new Set<string>();
  await analyzeCapture([file], {
    showSecrets: true,
    onSession: ({ exchanges }) => {
      for (const { command } of exchanges) {
        if (command?.continuation) secrets.add(command.line);
        else if (command?.verb === 'AUTH') secrets.add(command.argument.split(' ')[1] ?? '');
      }
    },
  });
  const words = [...secrets].filter((secret) => secret.length > 3);
  expect(words.length).toBeGreaterThan(0);
  const ask = await readWithWorker(file);
  const { rows } = (await ask('sessions', ALL)) as SessionPage;
  for (const { id } of rows) {
    const session = (await ask('session', { id })) as Session;
    const all = Array.from(
      { length: session.lastPacket - session.firstPacket + 1 },
      (_, index) => session.firstPacket + index,
    );
    const packets = (await ask('packets', { sessionId: id, packets: all })) as PacketBytes[];
    expect(packets.length).toBeGreaterThan(0);
    const text = Buffer.concat(packets.map(({ bytes }) => bytes)).toString('latin1');
    for (const word of words) expect(text).not.toContain(word);
  }
});
