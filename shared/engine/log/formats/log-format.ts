import type { LogEvent, LogProgram, QuotedReply } from '../../../model/log.ts';

/** What a format finds in a message. */
export type FoundEvent = Omit<LogEvent, 'program'>;

/** The way in which one program writes its log. */
export interface LogFormat {
  readonly program: LogProgram;
  /** The syslog tags that it writes under. */
  readonly tag: RegExp;
  /** What a message says; undefined when it is none of this program that is known. */
  read(message: string, tag: string): FoundEvent | undefined;
  /** The refusal in a line, with or without what stands in front of the message. */
  readRefusal(line: string): QuotedReply | undefined;
}
