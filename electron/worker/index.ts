import { setFlagsFromString } from 'node:v8';
import { analyzeCapture } from '../capture/analyze-capture.ts';
import { readMessage } from '../capture/read-message.ts';
import { readPackets } from '../capture/read-packets.ts';
import { joinLogs } from '../log/join-logs.ts';
import { createAnalysisWorker } from './analysis-worker.ts';
import type { ToWorker } from './protocol.ts';
import { warmUp } from './warm-up.ts';

/** As on the command line: sessions live long enough to become old garbage, which is then looked for sooner. */
const HEAP_GROWTH_PERCENT = 75;

setFlagsFromString(`--heap-growing-percent=${HEAP_GROWTH_PERCENT}`);

const { parentPort } = process;

const parts = {
  analyze: analyzeCapture,
  readPackets,
  readMessage,
  joinLogs,
  now: () => performance.now(),
};

createAnalysisWorker(
  {
    post: (message) => {
      parentPort.postMessage(message);
    },
    onMessage: (listener) => {
      parentPort.on('message', (event) => {
        listener(event.data as ToWorker);
      });
    },
  },
  parts,
);

/** A capture to be read at once has come by then. */
const WARM_UP_AFTER_MILLIS = 60;
/** The sample capture, to warm up with. */
const [, , sample] = process.argv;

const waiting = setTimeout(() => {
  if (sample !== undefined) void warmUp(parts, sample);
}, WARM_UP_AFTER_MILLIS);
parentPort.once('message', () => {
  clearTimeout(waiting);
});
