import { stat } from 'node:fs/promises';
import { createLogSummary } from '../../shared/engine/logs.ts';
import type { LogFile } from '../../shared/model/log.ts';
import type { LogSummary } from '../../shared/model/log-summary.ts';
import type { Notice } from '../../shared/model/notice.ts';
import { readLog } from './read-log.ts';

/** Where the reading stands. */
interface LogProgress {
  readonly bytesRead: number;
  readonly bytesTotal?: number;
  readonly lines: number;
}

export interface SummarizeOptions {
  readonly signal?: AbortSignal;
  /** Year of stamps that name none. */
  readonly year?: number;
  /** Milliseconds since 1970: what no line of standard input was written after. */
  readonly now: number;
  onProgress?(progress: LogProgress): void;
}

/** Reads mail logs and groups their refusals by cause. Throws CaptureError when one cannot be read. */
export async function summarizeLogs(
  inputs: readonly string[],
  { signal, year, now, onProgress }: SummarizeOptions,
): Promise<LogSummary> {
  const summary = createLogSummary();
  const files: LogFile[] = [];
  const notices: Notice[] = [];
  const total = await totalBytes(inputs);
  let before = 0;
  let linesBefore = 0;
  for (const input of inputs) {
    const latest = await changedAt(input, now);
    const lines = summary.open(input, { kind: 'latest', millis: latest }, year);
    const result = await readLog(input, lines.push, {
      ...(signal && { signal }),
      onProgress(bytesRead) {
        onProgress?.({
          bytesRead: before + bytesRead,
          ...(total !== undefined && { bytesTotal: total }),
          lines: linesBefore + lines.counts().lines,
        });
      },
    });
    lines.finish();
    const counts = lines.counts();
    before += result.bytes;
    linesBefore += counts.lines;
    notices.push(...result.notices);
    files.push({ file: input, compression: result.compression, bytes: result.bytes, ...counts });
  }
  return summary.summary(files, notices);
}

/** Sum of the sizes; undefined when one of them is no plain file. */
export async function totalBytes(inputs: readonly string[]): Promise<number | undefined> {
  let sum = 0;
  for (const input of inputs) {
    const stats = input === '-' ? undefined : await stat(input).catch(() => undefined);
    if (!stats?.isFile()) return undefined;
    sum += stats.size;
  }
  return sum;
}

async function changedAt(input: string, now: number): Promise<number> {
  const stats = input === '-' ? undefined : await stat(input).catch(() => undefined);
  return stats?.isFile() ? stats.mtimeMs : now;
}
