import { createLogReader, type LogEntry } from '../../../../shared/engine/log/log-reader.ts';

/** Reads a log text; entries and counts. */
export function readLines(text: string) {
  const entries: LogEntry[] = [];
  const reader = createLogReader((entry) => entries.push(entry));
  for (const line of text.split('\n')) reader.push(line);
  reader.finish();
  return { entries, counts: reader.counts() };
}

/** What the only line of a text says. */
export function eventOf(line: string) {
  const { entries } = readLines(line);
  const [entry] = entries;
  if (!entry || entries.length > 1) throw new Error(`${entries.length} entries`);
  return entry.event;
}
