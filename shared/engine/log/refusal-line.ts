import type { QuotedReply } from '../../model/log.ts';
import { LOG_FORMATS } from './formats/index.ts';

/** The refusal in one line of a mail server's log; undefined where the line is none that is known. */
export function readRefusalLine(line: string): QuotedReply | undefined {
  for (const { readRefusal } of LOG_FORMATS) {
    const found = readRefusal(line);
    if (found) return found;
  }
  return undefined;
}
