import { readClassic } from './classic.ts';
import { readIso } from './iso.ts';
import { readJournalJson } from './journal.ts';
import { readRfc5424 } from './rfc5424.ts';
import type { LogHead } from './stamp.ts';

/** What stands in front of the message of a log line, in whichever form; undefined for a line without a stamp. */
export function readHead(line: string): LogHead | undefined {
  const first = line.charCodeAt(0);
  // A digit: ISO or seconds, or a year before the month; "<": a priority; "{": JSON; else a month or a weekday.
  if (first >= 0x30 && first <= 0x39) return readIso(line) ?? readClassic(line);
  if (first === 0x3c) return readRfc5424(line) ?? readClassic(line) ?? readIso(line);
  if (first === 0x7b) return readJournalJson(line);
  if (first < 0x41 || first > 0x5a) return undefined;
  return readClassic(line) ?? readIso(line);
}
