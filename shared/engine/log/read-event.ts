import type { LogEvent } from '../../model/log.ts';
import { LOG_FORMATS } from './formats/index.ts';
import type { LogFormat } from './formats/log-format.ts';
import type { LogRecord } from './unwrap.ts';

/** What a record is: a line of a mail server that is understood or not, of another program, or no log line. */
export type LogReading =
  | { readonly kind: 'mail'; readonly event: LogEvent }
  | { readonly kind: 'foreign' }
  | { readonly kind: 'unknown' };

const FOREIGN: LogReading = { kind: 'foreign' };
const UNKNOWN: LogReading = { kind: 'unknown' };

/** Reads what a record of a log says, by the program that its tag names, or by what it looks like where it has no tag. */
export function createEventReader(): (record: LogRecord) => LogReading {
  const formats = new Map<string, LogFormat | undefined>();
  const formatOf = (tag: string): LogFormat | undefined => {
    if (formats.has(tag)) return formats.get(tag);
    const found = LOG_FORMATS.find((format) => format.tag.test(tag));
    if (formats.size < MOST_TAGS) formats.set(tag, found);
    return found;
  };
  return ({ head, text }) => {
    if (head?.tag === undefined) return readUntagged(head?.message ?? text, head !== undefined);
    const format = formatOf(head.tag);
    if (!format) return readUntagged(head.message, true);
    const found = format.read(head.message, head.tag);
    return found ? { kind: 'mail', event: { program: format.program, ...found } } : UNKNOWN;
  };
}

const MOST_TAGS = 1_000;

// What only a mail server writes: a message under a tag that the administrator has chosen (syslog_name), or without any.
const SIGNS: readonly (readonly [RegExp, LogFormat['program']])[] = [
  [
    /\bstatus=(?:sent|bounced|deferred|expired|undeliverable) \(|\breject: [A-Z]+ from |^[0-9A-Za-z]{5,20}: client=\S+\[/,
    'postfix',
  ],
  [/\bstat=(?:Sent|Deferred|[A-Z])|\bruleset=\w+, .*\breject=[45]\d\d|, msgid=</, 'sendmail'],
  [/^[0-9A-Za-z]{6}-\w{6,11}-\w{2,4} (?:<=|=>|->|==|\*\*|Completed)|\brejected RCPT </, 'exim'],
  [/^[0-9a-f]{16} (?:smtp|mta|mda) /, 'opensmtpd'],
];

function readUntagged(message: string, hasStamp: boolean): LogReading {
  const program = SIGNS.find(([sign]) => sign.test(message))?.[1];
  const format = LOG_FORMATS.find((each) => each.program === program);
  const found = format?.read(message, format.program);
  if (format && found) return { kind: 'mail', event: { program: format.program, ...found } };
  return hasStamp ? FOREIGN : UNKNOWN;
}
