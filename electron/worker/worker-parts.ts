import type { CaptureFacts } from '../../shared/model/capture.ts';
import type { PacketBytes } from '../../shared/ipc/contract.ts';
import type { Cause } from '../../shared/model/cause.ts';
import type { Notice } from '../../shared/model/notice.ts';
import type { Session } from '../../shared/model/session.ts';
import type { Position } from './progress-reporter.ts';

/** What the worker is given, so that it runs in plain Node and in tests as well. */
export interface WorkerParts {
  analyze(files: readonly string[], options: AnalyzeOptions): Promise<AnalysisResult>;
  /** The packets as they lie in the files, for the hex pane; secrets of the session masked. */
  readPackets(
    files: readonly string[],
    session: Session,
    packets: readonly number[],
  ): Promise<readonly PacketBytes[]>;
  /** Milliseconds of any clock that only goes forward. */
  now(): number;
}

export interface AnalyzeOptions {
  readonly signal: AbortSignal;
  onSession(session: Session): void;
  /** Reading goes on when the promise resolves. */
  onProgress(position: Position): Promise<void>;
}

export interface AnalysisResult {
  readonly capture: CaptureFacts;
  readonly notices: readonly Notice[];
  readonly causes: readonly Cause[];
}
