import type { AnalysisSettings } from '../../shared/ipc/contract.ts';
import type { Notice } from '../../shared/model/notice.ts';
import type { Session } from '../../shared/model/session.ts';
import type { WorkerParts } from './worker-parts.ts';

/** How often the list is told that more messages were read. */
const TOLD_MILLIS = 500;

interface IndexedReading {
  readonly files: () => readonly string[];
  readonly settings: () => AnalysisSettings;
  /** Resolves once the capture is read, or cannot be. */
  readonly finished: Promise<void>;
  /** Takes a session with what is inside its messages; false when there is no room for it. */
  keep(session: Session): boolean;
  /** Answers of the list calls may have changed. */
  revise(): void;
}

/** Reads all messages of a capture once, when a filter first looks into them. */
export function createMessageIndex(reading: IndexedReading, parts: WorkerParts) {
  let share: number | undefined;
  let whole: Promise<void> | undefined;
  let leftOut = 0;
  let problem: string | undefined;

  async function readAll(): Promise<void> {
    share = 0;
    await reading.finished;
    let toldAt = parts.now();
    try {
      await parts.analyze(reading.files(), {
        signal: new AbortController().signal,
        showSecrets: false,
        extraPorts: reading.settings().extraPorts,
        readsMessages: true,
        onStart: () => undefined,
        onSession(session) {
          if (!reading.keep(session)) leftOut += 1;
        },
        async onProgress({ bytesRead, bytesTotal }) {
          if (bytesTotal !== undefined && bytesTotal > 0) share = Math.min(1, bytesRead / bytesTotal);
          if (parts.now() - toldAt > TOLD_MILLIS) {
            toldAt = parts.now();
            reading.revise();
          }
          await nextTurn();
        },
      });
    } catch (error) {
      problem = error instanceof Error ? error.message : String(error);
    }
    share = undefined;
    reading.revise();
  }

  const start = (): Promise<void> => (whole ??= readAll());

  return {
    /** How much of them is read, from 0 to 1; undefined once all are. The first call begins. */
    progress(): number | undefined {
      void start();
      return share;
    },
    /** Resolves once all of them are read. */
    whole: start,
    notices: (): readonly Notice[] => [
      ...(leftOut > 0 ? [leftOutNotice(leftOut)] : []),
      ...(problem === undefined ? [] : [problemNotice(problem)]),
    ],
  };
}

function leftOutNotice(count: number): Notice {
  return {
    severity: 'warning',
    code: 'messages-left-out',
    message: `There are more header fields than the window keeps for filters; messages of ${count} sessions cannot be found by them.`,
    tip: "The command line has no such bound: smtpscope analyze --filter 'header.x-mailer:*'.",
  };
}

function problemNotice(problem: string): Notice {
  return {
    severity: 'warning',
    code: 'messages-unread',
    message: `The messages could not be read for the filter: ${problem}`,
  };
}

/** Lets the messages that wait be handled. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
