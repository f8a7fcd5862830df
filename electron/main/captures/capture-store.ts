import { statSync } from 'node:fs';
import { basename } from 'node:path';
import type {
  AnalysisSettings,
  CaptureId,
  CaptureProgress,
  Events,
  LogClockSettings,
  ResultOf,
} from '../../../shared/ipc/contract.ts';
import type { ExportOrder, QueryArgument, QueryName, SaveOrder } from '../../worker/protocol.ts';
import { createCaptureWorker, type CaptureWorker, type StartWorker } from './capture-worker.ts';

interface OpenCapture {
  readonly id: CaptureId;
  /** Paths with sizes and times: the same again is the same capture. */
  readonly identity: string;
  readonly files: readonly string[];
  readonly worker: CaptureWorker;
  progress: CaptureProgress;
  /** Paths of the mail logs beside it, and how their stamps are read. */
  logs: readonly string[];
  logClock: LogClockSettings;
}

/** Tells the window what happens to captures. */
export type Announce = <Name extends 'progress' | 'captureClosed' | 'workerDied' | 'exportProgress' | 'logs'>(
  name: Name,
  event: Events[Name],
) => void;

const CLOSED_KEPT = 20;

export type CaptureStore = ReturnType<typeof createCaptureStore>;

/** The captures that are open, each read by a worker of its own. */
export function createCaptureStore(start: StartWorker, announce: Announce, analysis: () => AnalysisSettings) {
  const captures = new Map<CaptureId, OpenCapture>();
  /** Files of captures that were closed, the latest last. */
  const closed: (readonly string[])[] = [];
  let lastId = 0;

  function report(capture: OpenCapture, progress: Omit<CaptureProgress, 'captureId' | 'name'>): void {
    capture.progress = { ...progress, captureId: capture.id, name: capture.progress.name };
    announce('progress', capture.progress);
  }

  function read(files: readonly string[]): OpenCapture {
    const id = `capture-${++lastId}`;
    const worker = createCaptureWorker(files, start, analysis, {
      onProgress: (progress) => {
        report(capture, progress);
      },
      onExportProgress: (share) => {
        announce('exportProgress', { captureId: id, share });
      },
      onLogs: (state) => {
        announce('logs', { captureId: id, ...(state && { state }) });
      },
      onDeath: (message, restarts) => {
        const revision = worker.revision();
        if (!restarts) {
          report(capture, { ...capture.progress, revision, state: gaveUp(message) });
          return;
        }
        report(capture, { ...unread(id, capture.progress.name), revision });
        announce('workerDied', { captureId: id, message });
      },
    });
    const capture: OpenCapture = {
      id,
      identity: identityOf(files),
      files,
      worker,
      progress: unread(id, nameOf(files)),
      logs: [],
      logClock: { timeZone: '', year: 0 },
    };
    captures.set(id, capture);
    announce('progress', capture.progress);
    return capture;
  }

  function close(id: CaptureId): void {
    const capture = captures.get(id);
    if (!capture) return;
    captures.delete(id);
    capture.worker.close();
    closed.push(capture.files);
    if (closed.length > CLOSED_KEPT) closed.shift();
    announce('captureClosed', { captureId: id });
  }

  function open(files: readonly string[]): CaptureId {
    const identity = identityOf(files);
    const same = [...captures.values()].find((capture) => capture.identity === identity);
    // Whatever failed may have been mended meanwhile.
    if (same?.progress.state.kind === 'failed') close(same.id);
    if (!same || same.progress.state.kind === 'failed') return read(files).id;
    announce('progress', same.progress);
    return same.id;
  }

  function readLogs(capture: OpenCapture, paths: readonly string[], clock: LogClockSettings): void {
    capture.logs = paths;
    capture.logClock = clock;
    capture.worker.readLogs(paths, clock);
  }

  return {
    /** Opens files as one capture, or finds it when it is open and unchanged. */
    open,
    /** Opens the capture closed last; undefined when there is none. */
    reopen(): CaptureId | undefined {
      const files = closed.pop();
      return files && open(files);
    },
    /** Reads all captures anew, as the analysis is set now. */
    readAgain(): void {
      for (const capture of captures.values()) {
        capture.worker.restart();
        report(capture, {
          ...unread(capture.id, capture.progress.name),
          revision: capture.worker.revision(),
        });
      }
    },
    /** Reads mail logs beside a capture, besides those that are there. */
    openLogs(id: CaptureId, paths: readonly string[]): void {
      const capture = captures.get(id);
      if (capture) readLogs(capture, [...new Set([...capture.logs, ...paths])], capture.logClock);
    },
    setLogClock(id: CaptureId, clock: LogClockSettings): void {
      const capture = captures.get(id);
      if (capture) readLogs(capture, capture.logs, clock);
    },
    closeLogs(id: CaptureId): void {
      const capture = captures.get(id);
      if (capture) readLogs(capture, [], { timeZone: '', year: 0 });
    },
    filesOf: (id: CaptureId): readonly string[] | undefined => captures.get(id)?.files,
    progress: (): readonly CaptureProgress[] => [...captures.values()].map(({ progress }) => progress),
    ask<Name extends QueryName>(
      id: CaptureId,
      name: Name,
      argument: QueryArgument<Name>,
    ): Promise<ResultOf<Name>> {
      const capture = captures.get(id);
      if (!capture) return Promise.reject(new Error('This capture is not open.'));
      return capture.worker.ask(name, argument);
    },
    /** Resolves to the warnings there were. */
    export(id: CaptureId, order: ExportOrder): Promise<readonly string[]> {
      const capture = captures.get(id);
      if (!capture) return Promise.reject(new Error('This capture is not open.'));
      return capture.worker.export(order);
    },
    /** Writes a part of a message; resolves to the warnings there were. */
    save(id: CaptureId, order: SaveOrder): Promise<readonly string[]> {
      const capture = captures.get(id);
      if (!capture) return Promise.reject(new Error('This capture is not open.'));
      return capture.worker.save(order);
    },
    cancelExport(id: CaptureId): void {
      captures.get(id)?.worker.cancelExport();
    },
    cancel(id: CaptureId): void {
      captures.get(id)?.worker.cancel();
    },
    close,
    closeAll(): void {
      for (const id of [...captures.keys()]) close(id);
    },
  };
}

function unread(captureId: CaptureId, name: string): CaptureProgress {
  return { captureId, name, state: { kind: 'reading' }, bytesRead: 0, packets: 0, sessions: 0, revision: 0 };
}

function gaveUp(message: string): CaptureProgress['state'] {
  return {
    kind: 'failed',
    code: 'worker-died',
    message: `${message} It was started again several times and ended each time.`,
    tip: 'Please report this, with the capture if you may: smtpscope should read any file.',
  };
}

function nameOf(files: readonly string[]): string {
  const [first = ''] = files;
  return files.length > 1 ? `${basename(first)} and ${files.length - 1} more` : basename(first);
}

function identityOf(files: readonly string[]): string {
  return JSON.stringify(files.map((file) => [file, ...sizeAndTime(file)]));
}

function sizeAndTime(file: string): readonly number[] {
  try {
    const { size, mtimeMs } = statSync(file);
    return [size, mtimeMs];
  } catch {
    return [];
  }
}
