import { createJoin, readTimeZone } from '../../shared/engine/logs.ts';
import type { LogFile, LogJoin, SessionLogLine } from '../../shared/model/log.ts';
import type { Notice } from '../../shared/model/notice.ts';
import type { Session } from '../../shared/model/session.ts';
import { totalBytes } from './summarize-logs.ts';
import { readLog } from './read-log.ts';

export interface JoinLogsOptions {
  /** IANA name or offset of the stamps that name none; empty: told by the capture. */
  readonly timeZone: string;
  /** Year of the stamps that name none; 0: told by the capture. */
  readonly year: number;
  /** What a file is called in the result; its name as it was given without it. */
  nameOf?(input: string): string;
  readonly signal?: AbortSignal;
  /** How far the reading is, from 0 to 1. */
  onProgress?(share: number): void;
}

export interface JoinedLogs {
  readonly join: LogJoin;
  /** What the logs say of a session, in the order of time. */
  linesOf(sessionId: number): readonly SessionLogLine[];
}

/** Reads mail logs and finds the sessions that they tell of. Throws CaptureError when a log cannot be read. */
export async function joinLogs(
  inputs: readonly string[],
  sessions: Iterable<Session>,
  { timeZone, year, signal, onProgress, nameOf = (input) => input }: JoinLogsOptions,
): Promise<JoinedLogs> {
  const zone = timeZone === '' ? undefined : readTimeZone(timeZone);
  const joining = createJoin(sessions, { ...(zone && { zone }), ...(year > 0 && { year }) });
  const files: LogFile[] = [];
  const notices: Notice[] = [];
  const total = await totalBytes(inputs);
  let before = 0;
  for (const input of inputs) {
    const lines = joining.open(nameOf(input));
    const result = await readLog(input, lines.push, {
      ...(signal && { signal }),
      onProgress(bytesRead) {
        if (total) onProgress?.((before + bytesRead) / total);
        return nextTurn();
      },
    });
    lines.finish();
    before += result.bytes;
    notices.push(...result.notices);
    files.push({
      file: nameOf(input),
      compression: result.compression,
      bytes: result.bytes,
      ...lines.counts(),
    });
  }
  const { join, linesOf } = joining.finish(files);
  return { join: { ...join, notices: [...notices, ...join.notices] }, linesOf };
}

/** Lets questions of the window be answered meanwhile. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
