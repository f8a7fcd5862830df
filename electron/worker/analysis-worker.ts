import { createQueryHandlers } from './answer-queries.ts';
import { createCaptureLogs } from './capture-logs.ts';
import type { ExportOrder, FromWorker, Port, QueryName, ToWorker } from './protocol.ts';
import { createReading } from './reading.ts';
import { saveMessagePart } from './save-message-part.ts';
import type { WorkerParts } from './worker-parts.ts';

/** Reads one capture and answers questions about it, also while it is still reading. */
export function createAnalysisWorker(port: Port<FromWorker, ToWorker>, parts: WorkerParts): void {
  const reading = createReading(parts, (progress) => {
    port.post({ kind: 'progress', progress });
  });
  const logs = createCaptureLogs(reading, parts, (state) => {
    port.post({ kind: 'logs', ...(state && { state }) });
  });
  const handlers = createQueryHandlers(reading, parts, logs);
  // Async, so that a fault in a handler that answers at once is a failed answer too.
  async function answer(name: QueryName, argument: object): Promise<unknown> {
    const from = parts.now();
    // The main process has checked the argument's shape against the contract.
    const result = (handlers[name] as (argument: object) => unknown)(argument);
    reading.answered(parts.now() - from);
    return result;
  }

  let exporting: AbortController | undefined;
  const tellShare = createShareReporter(port, parts.now);
  function reply(id: number, result: Promise<unknown>): void {
    result.then(
      (value) => {
        port.post({ kind: 'answer', id, result: value });
      },
      (error: unknown) => {
        port.post({ kind: 'failure', id, message: error instanceof Error ? error.message : String(error) });
      },
    );
  }

  /** Loaded now: what writes the formats is no small part of the program. */
  async function runExport(order: ExportOrder, signal: AbortSignal): Promise<unknown> {
    const { exportSessions } = await import('./export-order.ts');
    return exportSessions(order, reading, logs, signal, tellShare);
  }

  port.onMessage((message) => {
    switch (message.kind) {
      case 'read':
        void reading.start(message.files, message.analysis);
        break;
      case 'cancel':
        reading.cancel();
        break;
      case 'readLogs':
        logs.open(message.files, message.clock);
        break;
      case 'query':
        reply(message.id, answer(message.name, message.argument));
        break;
      case 'export':
        exporting = new AbortController();
        reply(message.id, runExport(message.order, exporting.signal));
        break;
      case 'save':
        reply(message.id, saveMessagePart(message.order, reading, parts));
        break;
      case 'cancelExport':
        exporting?.abort();
    }
  });
}

const SHARE_INTERVAL_MILLIS = 100;

function createShareReporter(port: Port<FromWorker, ToWorker>, now: () => number) {
  let toldAt = Number.NEGATIVE_INFINITY;
  return (share: number): void => {
    if (now() - toldAt < SHARE_INTERVAL_MILLIS) return;
    toldAt = now();
    port.post({ kind: 'exportProgress', share });
  };
}
