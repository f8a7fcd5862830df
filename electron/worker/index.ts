import { createAnalysisWorker } from './analysis-worker.ts';
import type { FromWorker, ToWorker } from './protocol.ts';

const { parentPort } = process;
createAnalysisWorker(
  {
    post: (message: FromWorker) => {
      parentPort.postMessage(message);
    },
    onMessage: (listener: (message: ToWorker) => void) => {
      parentPort.on('message', (event) => {
        listener(event.data as ToWorker);
      });
    },
  },
  { analyze: analyzeCapture, readPackets, now: () => performance.now() },
);
