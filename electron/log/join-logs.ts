import type { LogJoin, SessionLogLine } from '../../shared/model/log.ts';
import type { Session } from '../../shared/model/session.ts';

export interface JoinLogsOptions {
  /** IANA name or offset of the stamps that name none; empty: told by the capture. */
  readonly timeZone: string;
  /** Year of the stamps that name none; 0: told by the capture. */
  readonly year: number;
  readonly signal?: AbortSignal;
  /** How far the reading is, from 0 to 1. */
  onProgress?(share: number): void;
}

export interface JoinedLogs {
  readonly join: LogJoin;
  /** What the logs say of a session, in the order of time. */
  linesOf(sessionId: number): readonly SessionLogLine[];
}

/** Reads mail logs and finds the sessions that they tell of. Throws when a log cannot be read. */
export function joinLogs(
  files: readonly string[],
  sessions: Iterable<Session>,
  options: JoinLogsOptions,
): Promise<JoinedLogs> {
  void files;
  void sessions;
  void options;
  return Promise.reject(new Error('Logs cannot be read yet.'));
}
