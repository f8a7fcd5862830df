import type { LogEvent, LogFile, LogProgram } from '../../model/log.ts';
import { LIMITS } from '../limits.ts';
import { createEventReader } from './read-event.ts';
import type { Stamp } from './stamps/stamp.ts';
import { createUnwrapper, type LogRecord } from './unwrap.ts';

/** A line of a log that a mail server wrote, with what it says. */
export interface LogEntry {
  readonly line: number;
  readonly text: string;
  readonly stamp?: Stamp;
  readonly host?: string;
  readonly pid?: string;
  /** For how many the line stands: syslog writes "message repeated 3 times". */
  readonly times: number;
  readonly event: LogEvent;
}

export type LogCounts = Omit<LogFile, 'file' | 'compression' | 'bytes'>;

/** Reads one log, a physical line at a time; entries come in the order of the log. */
export function createLogReader(onEntry: (entry: LogEntry) => void) {
  const read = createEventReader();
  const programs = new Set<LogProgram>();
  const samples: { readonly line: number; readonly text: string }[] = [];
  let lines = 0;
  let mailLines = 0;
  let unknownLines = 0;
  let foreignLines = 0;
  let last: LogEntry | undefined;

  function take(record: LogRecord): void {
    const repeated = repetition(record);
    if (repeated && repeated.message === undefined) {
      // "last message repeated 3 times": the one before, whoever wrote it.
      if (last) onEntry({ ...entryOf(record, last.event, repeated.times) });
      else foreignLines += 1;
      return;
    }
    const within = repeated?.message === undefined ? record : unpacked(record, repeated.message);
    const reading = read(within);
    if (reading.kind === 'mail') {
      mailLines += 1;
      programs.add(reading.event.program);
      last = entryOf(record, reading.event, repeated?.times ?? 1);
      onEntry(last);
      return;
    }
    last = undefined;
    if (reading.kind === 'foreign') {
      foreignLines += 1;
      return;
    }
    unknownLines += 1;
    if (samples.length < LIMITS.logUnknownSamples)
      samples.push({ line: record.line, text: record.text.slice(0, LIMITS.logSampleCharacters) });
  }

  const unwrapper = createUnwrapper(take);
  return {
    /** The next physical line, without its line end. */
    push(text: string): void {
      lines += 1;
      unwrapper.push(text, lines);
    },
    finish: unwrapper.finish,
    counts: (): LogCounts => ({
      lines,
      mailLines,
      unknownLines,
      foreignLines,
      unknownSamples: samples,
      programs: [...programs].sort(),
    }),
  };
}

function entryOf({ line, text, head }: LogRecord, event: LogEvent, times: number): LogEntry {
  return {
    line,
    text,
    ...(head && { stamp: head.stamp }),
    ...(head?.host !== undefined && { host: head.host }),
    ...(head?.pid !== undefined && { pid: head.pid }),
    times,
    event,
  };
}

const MOST_TIMES = 1_000_000;

// syslogd: "last message repeated 3 times"; rsyslog: "message repeated 3 times: [ connect from …]"
const REPEATED = /^(?:\S{1,255} )?(?:last )?message repeated (\d{1,9}) times(?:: \[ ?([^]*)\])?$/;

function repetition({
  head,
  text,
}: LogRecord): { readonly times: number; readonly message?: string } | undefined {
  const message = head === undefined ? text : head.message;
  if (!message.includes('message repeated ')) return undefined;
  const [, times, inner] = REPEATED.exec(message) ?? [];
  if (times === undefined) return undefined;
  const bounded = Math.min(Number(times), MOST_TIMES);
  return inner === undefined ? { times: bounded } : { times: bounded, message: inner };
}

const unpacked = (record: LogRecord, message: string): LogRecord =>
  record.head ? { ...record, head: { ...record.head, message } } : record;
