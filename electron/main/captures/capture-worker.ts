import type {
  AnalysisSettings,
  LogClockSettings,
  LogsState,
  ResultOf,
} from '../../../shared/ipc/contract.ts';
import type {
  ExportOrder,
  FromWorker,
  QueryArgument,
  QueryName,
  ReadingProgress,
  SaveOrder,
  ToWorker,
} from '../../worker/protocol.ts';

/** Starts a worker; what it says and its end are told to the listener. */
export type StartWorker = (listener: {
  onMessage(message: FromWorker): void;
  onExit(code: number): void;
}) => RunningWorker;

interface RunningWorker {
  post(message: ToWorker): void;
  kill(): void;
}

export interface CaptureWorkerListener {
  onProgress(progress: ReadingProgress): void;
  onExportProgress(share: number): void;
  /** Without a state when there are no logs any more. */
  onLogs(state: LogsState | undefined): void;
  /** The worker died; `restarts` says whether another one has begun to read the capture anew. */
  onDeath(message: string, restarts: boolean): void;
}

export type CaptureWorker = ReturnType<typeof createCaptureWorker>;

/** A capture that kills its worker this often will do it again. */
const MOST_RESTARTS = 3;

interface Pending {
  resolve(result: unknown): void;
  reject(error: Error): void;
}

/** Keeps a worker on a capture: starts it, asks it, and starts another when it dies. */
export function createCaptureWorker(
  files: readonly string[],
  start: StartWorker,
  analysis: () => AnalysisSettings,
  listener: CaptureWorkerListener,
) {
  const pending = new Map<number, Pending>();
  let lastQuery = 0;
  let deaths = 0;
  let closed = false;
  // Revisions count on after a restart, so that the window never takes an old answer for a new one.
  let firstRevision = 0;
  let lastRevision = 0;
  let worker: RunningWorker | undefined;
  let logs: { readonly files: readonly string[]; readonly clock: LogClockSettings } | undefined;

  const withRevision = <Value extends { readonly revision: number }>(value: Value): Value => ({
    ...value,
    revision: firstRevision + value.revision,
  });

  function onMessage(message: FromWorker): void {
    if (closed) return;
    if (message.kind === 'exportProgress') {
      listener.onExportProgress(message.share);
      return;
    }
    if (message.kind === 'logs') {
      listener.onLogs(message.state);
      return;
    }
    if (message.kind === 'progress') {
      const progress = withRevision(message.progress);
      lastRevision = progress.revision;
      listener.onProgress(progress);
      return;
    }
    const query = pending.get(message.id);
    pending.delete(message.id);
    if (message.kind === 'answer') query?.resolve(message.result);
    else query?.reject(new Error(message.message));
  }

  function onExit(code: number): void {
    worker = undefined;
    rejectPending('The analysis process ended before it answered.');
    if (closed) return;
    deaths += 1;
    firstRevision = lastRevision + 1;
    lastRevision = firstRevision;
    const restarts = deaths <= MOST_RESTARTS;
    listener.onDeath(`The analysis process ended unexpectedly (exit code ${code}).`, restarts);
    if (restarts) launch();
  }

  function rejectPending(message: string): void {
    for (const { reject } of pending.values()) reject(new Error(message));
    pending.clear();
  }

  function launch(): void {
    // A worker that was replaced may still have something to say.
    const launched: RunningWorker = start({
      onMessage: (message) => {
        if (worker === launched) onMessage(message);
      },
      onExit: (code) => {
        if (worker === launched) onExit(code);
      },
    });
    worker = launched;
    launched.post({ kind: 'read', files, analysis: analysis() });
    if (logs) launched.post({ kind: 'readLogs', ...logs });
  }

  async function send(message: (id: number) => ToWorker): Promise<unknown> {
    const target = worker;
    if (!target) throw new Error('The analysis process of this capture has ended.');
    const id = ++lastQuery;
    return new Promise((resolve, reject) => {
      pending.set(id, { resolve, reject });
      target.post(message(id));
    });
  }

  launch();
  return {
    /** Resolves to the warnings there were. */
    async export(order: ExportOrder): Promise<readonly string[]> {
      return (await send((id) => ({ kind: 'export', id, order }))) as readonly string[];
    },
    /** Resolves to the warnings there were. */
    async save(order: SaveOrder): Promise<readonly string[]> {
      return (await send((id) => ({ kind: 'save', id, order }))) as readonly string[];
    },
    /** Reads mail logs beside the capture, in place of those before; no files: none any more. */
    readLogs(logFiles: readonly string[], clock: LogClockSettings): void {
      logs = { files: logFiles, clock };
      worker?.post({ kind: 'readLogs', ...logs });
    },
    cancelExport(): void {
      worker?.post({ kind: 'cancelExport' });
    },
    revision: () => lastRevision,
    cancel(): void {
      worker?.post({ kind: 'cancel' });
    },
    /** Reads the capture anew, as the analysis is set now. */
    restart(): void {
      const before = worker;
      worker = undefined;
      before?.kill();
      rejectPending('The capture is being read anew.');
      firstRevision = lastRevision + 1;
      lastRevision = firstRevision;
      launch();
    },
    async ask<Name extends QueryName>(name: Name, argument: QueryArgument<Name>): Promise<ResultOf<Name>> {
      const result = await send((id) => ({ kind: 'query', id, name, argument }));
      // The contract types an answer by its question; only a page of rows carries a revision.
      return (name === 'sessions' ? withRevision(result as { revision: number }) : result) as ResultOf<Name>;
    },
    close(): void {
      closed = true;
      rejectPending('The capture was closed.');
      worker?.kill();
    },
  };
}
