import { setFlagsFromString } from 'node:v8';
import { analyzeCapture } from '../capture/analyze-capture.ts';
import { readMessage } from '../capture/read-message.ts';
import { readPackets } from '../capture/read-packets.ts';
import { joinLogs } from '../log/join-logs.ts';
import { explainText } from '../../shared/engine/explain.ts';
import { createAnalysisWorker } from './analysis-worker.ts';
import type { ToWorker } from './protocol.ts';

/** As on the command line: sessions live long enough to become old garbage, which is then looked for sooner. */
const HEAP_GROWTH_PERCENT = 75;

setFlagsFromString(`--heap-growing-percent=${HEAP_GROWTH_PERCENT}`);

const { parentPort } = process;

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
  { analyze: analyzeCapture, readPackets, readMessage, joinLogs, now: () => performance.now() },
);

/** A capture to be read at once has come by then. */
const WARM_UP_AFTER_MILLIS = 60;

// A worker that waits decodes a refusal: the first one has hundreds of expressions compiled, which the first capture is
// then spared.
const warmUp = setTimeout(() => {
  explainText('554 5.7.1 Nothing that any of the phrases knows');
}, WARM_UP_AFTER_MILLIS);
parentPort.once('message', () => {
  clearTimeout(warmUp);
});
