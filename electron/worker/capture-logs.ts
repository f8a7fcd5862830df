import { basename } from 'node:path';
import type {
  CaptureLogs,
  LogClockSettings,
  LogsState,
  UnmatchedLogPage,
} from '../../shared/ipc/contract.ts';
import type { SessionLogLine } from '../../shared/model/log.ts';
import type { Session } from '../../shared/model/session.ts';
import type { JoinedLogs } from '../log/join-logs.ts';
import type { Reading } from './reading.ts';
import type { WorkerParts } from './worker-parts.ts';

/** Lines of one answer. */
const LINES_AT_ONCE = 1_000;

export type CaptureLogsReading = ReturnType<typeof createCaptureLogs>;

/** The mail logs beside the capture: read once the capture is, and anew when their clock is set otherwise. */
export function createCaptureLogs(reading: Reading, parts: WorkerParts, tell: (state?: LogsState) => void) {
  let files: readonly string[] = [];
  let settings: LogClockSettings = { timeZone: '', year: 0 };
  let state: LogsState = { kind: 'waiting' };
  let joined: JoinedLogs | undefined;
  let stop = new AbortController();

  function become(next: LogsState): void {
    state = next;
    tell(next);
  }

  async function read(signal: AbortSignal): Promise<void> {
    become({ kind: 'waiting' });
    try {
      await reading.finished;
      if (signal.aborted) return;
      become({ kind: 'reading', share: 0 });
      const result = await parts.joinLogs(files, sessionsOf(reading), {
        ...settings,
        // Nobody in the window learns where files lie.
        nameOf: (file) => basename(file),
        signal,
        onProgress: (share) => {
          become({ kind: 'reading', share });
        },
      });
      if (signal.aborted) return;
      joined = result;
      become({ kind: 'done' });
    } catch (error) {
      if (!signal.aborted) become(failureOf(error));
    }
  }

  const linesOf = (sessionId: number): readonly SessionLogLine[] => joined?.linesOf(sessionId) ?? [];

  return {
    open(chosen: readonly string[], clock: LogClockSettings): void {
      stop.abort();
      stop = new AbortController();
      files = chosen;
      settings = clock;
      joined = undefined;
      if (chosen.length > 0) void read(stop.signal);
      else tell();
    },
    linesOf,
    /** The session with what the logs say of it. */
    annotate(session: Session): Session {
      const log = linesOf(session.id);
      return log.length === 0 ? session : { ...session, log };
    },
    join: () => joined?.join,
    facts(): CaptureLogs | undefined {
      if (files.length === 0) return undefined;
      const names = files.map((file) => basename(file));
      if (!joined) return { state, names, settings };
      const { refusalsNotCaptured, ...join } = joined.join;
      return { state, names, settings, join: { ...join, refusalsNotCaptured: refusalsNotCaptured.count } };
    },
    unmatched(offset: number, limit: number): UnmatchedLogPage {
      const { count, lines } = joined?.join.refusalsNotCaptured ?? { count: 0, lines: [] };
      return {
        lines: lines.slice(offset, offset + Math.min(limit, LINES_AT_ONCE)),
        kept: lines.length,
        count,
      };
    },
  };
}

function* sessionsOf({ shelf }: Reading): Generator<Session> {
  for (const position of shelf.positions()) {
    const session = shelf.find(position);
    if (session) yield session;
  }
}

function failureOf(error: unknown): LogsState {
  const { tip } = Object(error) as { tip?: unknown };
  return {
    kind: 'failed',
    message: error instanceof Error ? error.message : String(error),
    ...(typeof tip === 'string' && { tip }),
  };
}
