import type { Stage } from './exchange.ts';
import type { Notice } from './notice.ts';
import type { ReasonGroup, ReasonName } from './reason.ts';
import type { Confidence } from './rejection.ts';

/** A mail server program whose log is understood. */
export type LogProgram = 'sendmail' | 'postfix' | 'exim' | 'opensmtpd';

/** What a line of a mail log tells; `noted` is what fits nowhere else, such as a warning about a queued message. */
export type LogEventKind =
  | 'connected'
  | 'disconnected'
  | 'received'
  | 'refused'
  | 'deferred'
  | 'bounced'
  | 'sent'
  | 'removed'
  | 'noted';

/** A reply as it was found in what somebody pasted, or in a log. */
export interface QuotedReply {
  readonly lines: readonly string[];
  readonly code?: number;
  readonly status?: string;
  readonly stage?: Stage;
}

/** The host at the other end, as far as a line names it. */
export interface LogPeer {
  readonly name?: string;
  readonly address?: string;
  readonly port?: number;
}

/** What one line of a mail log says. */
export interface LogEvent {
  readonly program: LogProgram;
  readonly kind: LogEventKind;
  /** Which end of the connection wrote it: it took mail in (server) or passed it on (client). */
  readonly writtenBy?: 'client' | 'server';
  readonly queueId?: string;
  readonly peer?: LogPeer;
  /** Without angle brackets; empty for the null sender. */
  readonly sender?: string;
  readonly recipients?: readonly string[];
  readonly messageId?: string;
  readonly helo?: string;
  /** The program's own number of the connection, where it has one. */
  readonly connection?: string;
  /** What was replied: by this server where it refused, else by the one at the other end. */
  readonly reply?: QuotedReply;
  /** The status code beside `stat=` or `status=`, whoever made it up. */
  readonly status?: string;
  /** The queue id that the other server gave the message. */
  readonly remoteQueueId?: string;
  /** The program's own words in place of the other server's, as in "stat=Service unavailable". */
  readonly ownWords?: string;
}

/** A log file that was read. */
export interface LogFile {
  /** Name as the user gave it. */
  readonly file: string;
  readonly compression: 'none' | 'gzip' | 'zstd';
  /** Bytes read, before decompression. */
  readonly bytes: number;
  readonly lines: number;
  /** Lines of a mail server that were understood. */
  readonly mailLines: number;
  /** Lines of a mail server that say something else, and lines that are no log line at all. */
  readonly unknownLines: number;
  /** Lines of other programs. */
  readonly foreignLines: number;
  /** The first lines that were not understood. */
  readonly unknownSamples: readonly { readonly line: number; readonly text: string }[];
  readonly programs: readonly LogProgram[];
}

/** What the stamps of a log were taken to mean, and how its clock differs from the capture's. */
export interface LogClock {
  readonly file: string;
  /** The host that wrote the lines, where they name one. */
  readonly host?: string;
  /** "UTC", "UTC-04:00", or the name that the user gave. */
  readonly timeZone: string;
  readonly timeZoneFrom: 'stamps' | 'user' | 'capture' | 'assumed';
  /** Where the year comes from, for stamps without one. */
  readonly yearFrom: 'stamps' | 'user' | 'capture' | 'assumed';
  /** Milliseconds that the log's clock is ahead of the capture's; negative when it is behind; absent when unknown. */
  readonly skewMs?: number;
  /** How far a line may be from that and still be of the same moment. */
  readonly toleranceMs: number;
  /** Sure matches that it was estimated from. */
  readonly sureMatches: number;
}

/** Where a line of a log stands, and what it says in short. */
interface LogLine {
  /** Name of the file as the user gave it. */
  readonly file: string;
  /** 1-based; of its first line where it was wrapped. */
  readonly line: number;
  /** The whole line, unwrapped. */
  readonly text: string;
  /** ISO 8601 UTC by the capture's clock: time zone and skew are taken off. Absent where the stamp says no time. */
  readonly at?: string;
  readonly program: LogProgram;
  readonly kind: LogEventKind;
  readonly queueId?: string;
}

/** A line that tells of a session. */
export interface SessionLogLine extends LogLine {
  readonly writtenBy: 'client' | 'server';
  readonly certainty: Confidence;
  /** Why it is taken to be of this session, each a plain sentence. */
  readonly why: readonly string[];
  /** Index of the exchange behind which it stands in the dialogue; absent for what stands before or behind all. */
  readonly exchange?: number;
  /** Of the queue's life after the session: deferred, tried again, bounced, sent. */
  readonly later?: true;
}

/** A refusal in a log that no session of the capture shows. */
export interface UnmatchedLogLine extends LogLine {
  readonly reason: ReasonName;
  readonly group: ReasonGroup;
  /** One plain sentence. */
  readonly summary: string;
}

/** Mail logs beside a capture. The lines of each session stand with it. */
export interface LogJoin {
  readonly files: readonly LogFile[];
  readonly clocks: readonly LogClock[];
  /** Lines that were matched with a session, and sessions that have one. */
  readonly matchedLines: number;
  readonly matchedSessions: number;
  readonly refusalsNotCaptured: { readonly count: number; readonly lines: readonly UnmatchedLogLine[] };
  /** Sessions within the time of the logs that no line tells of; the first ids. */
  readonly sessionsNotLogged: { readonly count: number; readonly ids: readonly number[] };
  readonly notices: readonly Notice[];
}
