import type { CaptureFacts } from '../../shared/model/capture.ts';
import type { Cause } from '../../shared/model/cause.ts';
import type { Notice } from '../../shared/model/notice.ts';
import type { Session } from '../../shared/model/session.ts';
import type { JoinedLogs, JoinLogsOptions } from '../log/join-logs.ts';
import type { CaptureReader } from '../capture/capture-reader.ts';
import type { PacketIndex } from '../capture/packet-index.ts';
import type { readMessage } from '../capture/read-message.ts';
import type { Position } from './progress-reporter.ts';
import type { RawPacket } from './session-packets.ts';

/** What the worker is given, so that it runs in plain Node and in tests as well. */
export interface WorkerParts {
  analyze(files: readonly string[], options: AnalyzeOptions): Promise<AnalysisResult>;
  /** Reads packets of the files again, by number. */
  readPackets(
    files: readonly string[],
    packets: readonly number[],
    index?: PacketIndex,
  ): Promise<readonly RawPacket[]>;
  joinLogs(
    files: readonly string[],
    sessions: Iterable<Session>,
    options: JoinLogsOptions,
  ): Promise<JoinedLogs>;
  /** Reads a message of a session again; false when it is not there (any more). */
  readonly readMessage: typeof readMessage;
  /** Milliseconds of any clock that only goes forward. */
  now(): number;
}

export interface AnalyzeOptions {
  readonly signal: AbortSignal;
  readonly showSecrets: boolean;
  readonly extraPorts: readonly number[];
  /** Take messages apart. */
  readonly readsMessages?: boolean;
  /** The same id comes again when later packets tell more of a session. */
  onSession(session: Session): void;
  /** A session that was given to `onSession`. */
  recall?(id: number): Session | undefined;
  /** Reading goes on when the promise resolves. */
  onProgress(position: Position): Promise<void>;
  onStart(analysis: LiveAnalysis, reader: LiveReader): void;
}

/** The analysis and the reader while they work. */
export interface LiveAnalysis {
  readonly notices: readonly Notice[];
  causes(): readonly Cause[];
  /** The sessions that are not over yet, the oldest first, `most` of them. */
  openSessions(most: number): readonly Session[];
}
export type LiveReader = Pick<CaptureReader, 'facts' | 'notices' | 'index'>;

export interface AnalysisResult {
  readonly capture: CaptureFacts;
  readonly notices: readonly Notice[];
  readonly causes: readonly Cause[];
}
