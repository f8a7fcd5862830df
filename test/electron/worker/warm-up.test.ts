import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { analyzeCapture } from '../../../electron/capture/analyze-capture.ts';
import { warmUp } from '../../../electron/worker/warm-up.ts';
import type { WorkerParts } from '../../../electron/worker/worker-parts.ts';

const SAMPLE = resolve(import.meta.dirname, '../../../assets/sample.pcap');

async function warmUpWith(capture: string): Promise<number> {
  let sessions = 0;
  const parts: WorkerParts = {
    analyze: (files, options) =>
      analyzeCapture(files, {
        ...options,
        onSession: (session) => {
          sessions += 1;
          options.onSession(session);
        },
      }),
    readPackets: () => Promise.resolve([]),
    readMessage: () => Promise.resolve(false),
    joinLogs: () => Promise.reject(new Error('no logs')),
    now: () => performance.now(),
  };
  await warmUp(parts, capture);
  return sessions;
}

test('reads the capture it is given to its end', async () => {
  expect(await warmUpWith(SAMPLE)).toBeGreaterThanOrEqual(10);
});

test('is over as well where that capture is not there', async () => {
  expect(await warmUpWith(join(SAMPLE, '..', 'gone.pcap'))).toBe(0);
});
