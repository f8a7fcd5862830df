import { analyzeCapture } from '../capture/analyze-capture.ts';
import { readPackets } from '../capture/read-packets.ts';
import { createAnalysisWorker } from './analysis-worker.ts';
import type { ToWorker } from './protocol.ts';

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
  { analyze: analyzeCapture, readPackets, now: () => performance.now() },
);
