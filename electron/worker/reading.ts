import type { AnalysisSettings, CaptureState } from '../../shared/ipc/contract.ts';
import { createMessageIndex } from './message-index.ts';
import { createFirstAnswers } from './first-answers.ts';
import { createPreviews, type Previews } from './previews.ts';
import { createProgressReporter, type Position } from './progress-reporter.ts';
import type { ReadingProgress } from './protocol.ts';
import { createSessionShelf } from './session-shelf.ts';
import type { AnalysisResult, LiveAnalysis, LiveReader, WorkerParts } from './worker-parts.ts';

/** More sessions than this are counted, not kept: each takes one or two kilobytes. */
export const SESSIONS_KEPT = 1_000_000;

export type Reading = ReturnType<typeof createReading>;

/** The one reading of the capture, and what it has found so far. */
export function createReading(parts: WorkerParts, report: (progress: ReadingProgress) => void) {
  const shelf = createSessionShelf(SESSIONS_KEPT);
  const reporter = createProgressReporter(report, parts.now);
  const first = createFirstAnswers();
  const stop = new AbortController();
  const count = () => shelf.count() + shelf.leftOut();
  let files: readonly string[] = [];
  let settings: AnalysisSettings = { extraPorts: [], maskSecrets: true };
  let position: Position = { bytesRead: 0, packets: 0, sessions: 0 };
  let previews: Previews | undefined;
  let tellFinished: () => void = () => undefined;
  const finished = new Promise<void>((resolve) => (tellFinished = resolve));
  let state: CaptureState = { kind: 'reading' };
  let live: { readonly analysis: LiveAnalysis; readonly reader: LiveReader } | undefined;

  async function read(): Promise<CaptureState> {
    try {
      const result = await parts.analyze(files, {
        signal: stop.signal,
        showSecrets: !settings.maskSecrets,
        extraPorts: settings.extraPorts,
        onStart: (analysis, reader) => {
          live = { analysis, reader };
          previews = createPreviews(analysis, shelf.preview, parts.now);
        },
        onSession: shelf.add,
        recall: shelf.find,
        onProgress: async (now) => {
          previews?.refresh();
          position = { ...now, sessions: count() };
          reporter.moved(position, shelf.version());
          await nextTurn();
          await first.given(position.sessions);
        },
      });
      const { capture } = result;
      position = { ...position, bytesRead: capture.bytes, packets: capture.packets };
      live &&= settledAs(result, live.reader);
      previews = undefined;
      return { kind: stop.signal.aborted ? 'cancelled' : 'done' };
    } catch (error) {
      return stop.signal.aborted ? { kind: 'cancelled' } : failureOf(error);
    }
  }

  const finishedPosition = (): Position => ({ ...position, sessions: count() });
  const messages = createMessageIndex(
    {
      files: () => files,
      settings: () => settings,
      finished,
      keep: shelf.setMessages,
      revise: () => {
        shelf.touch();
        reporter.revised(finishedPosition(), state, shelf.version());
      },
    },
    parts,
  );

  return {
    shelf,
    /** What is inside the messages, read when a filter first asks for it. */
    messages,
    revision: reporter.revision,
    answered(millis: number): void {
      reporter.answered(millis);
      first.answered();
    },
    files: () => files,
    settings: () => settings,
    /** Resolves once the capture is read, or cannot be. */
    finished,
    /** Absent until the file has turned out to be a capture. */
    live: () => live,
    cancel: () => {
      stop.abort();
    },
    async start(chosen: readonly string[], analysis: AnalysisSettings): Promise<void> {
      files = chosen;
      settings = analysis;
      reporter.changed(position, { kind: 'reading' }, shelf.version());
      state = await read();
      reporter.changed(finishedPosition(), state, shelf.version());
      tellFinished();
    },
  };
}

/** What was found, without what it was found with: the analysis and the reader's memory are let go of. */
function settledAs(
  { capture, notices, causes }: AnalysisResult,
  { index }: LiveReader,
): { readonly analysis: LiveAnalysis; readonly reader: LiveReader } {
  return {
    analysis: { notices, causes: () => causes, openSessions: () => [] },
    reader: { facts: () => capture, notices: [], index },
  };
}

/** Lets the messages that wait be handled. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

/** An error that names its code is about the file; any other is a fault of the program. */
function failureOf(error: unknown): CaptureState {
  const { code, tip } = Object(error) as { code?: unknown; tip?: unknown };
  return {
    kind: 'failed',
    code: typeof code === 'string' ? code : 'internal',
    message: error instanceof Error ? error.message : String(error),
    ...(typeof tip === 'string' && { tip }),
  };
}
