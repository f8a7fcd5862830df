import { explainText } from '../../shared/engine/explain.ts';
import { createAnalysisWorker } from './analysis-worker.ts';
import type { FromWorker, ToWorker } from './protocol.ts';
import type { WorkerParts } from './worker-parts.ts';

/** No phrase knows it, so that all are tried. */
const UNKNOWN_REFUSAL = '554 5.7.1 Nothing that any of the phrases knows';
/** An expression is compiled when it is first used, and to machine code when it is used again. */
const TIMES = 2;

/**
 * Reads a small capture and forgets it: the functions and expressions that the first packets of any capture need are then
 * compiled, which takes longer than to run them. Resolves once it is read, or cannot be.
 */
export function warmUp(parts: WorkerParts, capture: string): Promise<void> {
  for (let time = 0; time < TIMES; time += 1) explainText(UNKNOWN_REFUSAL);
  return new Promise((resolve) => {
    let receive: (message: ToWorker) => void = () => undefined;
    const post = (message: FromWorker) => {
      if (message.kind !== 'progress' || message.progress.state.kind === 'reading') return;
      const sort = { key: 'startedAt', descending: false } as const;
      receive({ kind: 'query', id: 1, name: 'overview', argument: {} });
      receive({
        kind: 'query',
        id: 2,
        name: 'sessions',
        argument: { filter: '', sort, offset: 0, limit: 100 },
      });
      resolve();
    };
    createAnalysisWorker({ post, onMessage: (listener) => (receive = listener) }, parts);
    receive({ kind: 'read', files: [capture], analysis: { extraPorts: [], maskSecrets: true } });
  });
}
