import type { LogEntry } from '../log/log-reader.ts';

/** A log whose lines share a clock: one host's lines in a file and its rotated predecessors. */
export interface LogSource {
  readonly key: string;
  /** Of the newest file. */
  readonly file: string;
  readonly host: string | undefined;
  /** Some stamps name no time zone, or no year. */
  zoneIsMissing: boolean;
  yearIsMissing: boolean;
  /** No stamp has a fraction of a second. */
  isWholeSeconds: boolean;
}

/** A line of a log that may tell of a session. */
export interface JoinEntry extends LogEntry {
  readonly file: string;
  readonly source: LogSource;
  /** Milliseconds since 1970 as the stamp says, a missing zone read as UTC unless the user named one; NaN without a stamp. */
  readonly stampMillis: number;
}
