import { LIMITS } from '../../limits.ts';
import { decodeText } from '../../../model/text.ts';
import type { LogHead } from './stamp.ts';

/** The fields of an entry of systemd's journal (systemd.journal-fields(7)). */
type JournalFields = Readonly<Record<string, unknown>>;

/** `journalctl -o json`: an entry a line. Undefined for JSON that is none. */
export function readJournalJson(line: string): LogHead | undefined {
  if (!line.includes('"MESSAGE"') && !line.includes('"__REALTIME_TIMESTAMP"')) return undefined;
  try {
    const fields: unknown = JSON.parse(line);
    return typeof fields === 'object' && fields !== null ? journalHead(fields as JournalFields) : undefined;
  } catch {
    return undefined;
  }
}

/** What of an entry a log line has; undefined without a time. */
function journalHead(fields: JournalFields): LogHead | undefined {
  const micros = Number(text(fields['_SOURCE_REALTIME_TIMESTAMP']) ?? text(fields['__REALTIME_TIMESTAMP']));
  if (!Number.isFinite(micros) || micros <= 0) return undefined;
  const host = text(fields['_HOSTNAME']);
  const tag = text(fields['SYSLOG_IDENTIFIER']) ?? text(fields['_COMM']);
  const pid = text(fields['SYSLOG_PID']) ?? text(fields['_PID']);
  return {
    stamp: { kind: 'instant', millis: Math.floor(micros / 1000) },
    ...(host && { host }),
    ...(tag && { tag }),
    ...(pid && { pid }),
    message: text(fields['MESSAGE']) ?? '',
  };
}

/** A text, a number, the first of several, or bytes as an array of numbers (for what is not UTF-8). */
function text(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  if (!Array.isArray(value)) return undefined;
  if (typeof value[0] === 'string') return value[0];
  const bytes = Uint8Array.from(value.slice(0, LIMITS.logLineCharacters) as number[]);
  return decodeText(bytes, 0, bytes.length);
}

// "MESSAGE=connect from …": one field a line, an empty line between entries
const FIELD = /^([A-Z_][A-Z0-9_]{0,63})=([^]*)$/;
const BINARY_FIELD = /^[A-Z_][A-Z0-9_]{0,63}$/;
/** Of a field whose content holds line ends: its length in eight bytes stands before it. */
const LENGTH = /^[^]{0,4}?\0{4,7}/;

/** Whether a line can begin `journalctl -o export`. */
export function beginsJournalExport(line: string): boolean {
  return /^(?:__CURSOR|__REALTIME_TIMESTAMP|__MONOTONIC_TIMESTAMP)=/.test(line);
}

/** Puts the lines of a journal export together to entries. */
export function createJournalExport() {
  let fields: Record<string, string> = {};
  let size = 0;
  let open: string | undefined;

  function add(name: string, value: string): void {
    if (size + value.length > LIMITS.logLineCharacters || !WANTED.has(name)) return;
    size += value.length;
    fields[name] = fields[name] === undefined ? value : `${fields[name]} ${value}`;
  }

  return {
    /** The entry that this line ends. */
    push(line: string): LogHead | undefined {
      const [, name, value = ''] = FIELD.exec(line) ?? [];
      if (name !== undefined) {
        open = undefined;
        add(name, value);
      } else if (line === '' && open === undefined) return this.flush();
      else if (BINARY_FIELD.test(line)) open = line;
      else if (open !== undefined) add(open, line.replace(LENGTH, ''));
      return undefined;
    },
    flush(): LogHead | undefined {
      const head = journalHead(fields);
      fields = {};
      size = 0;
      open = undefined;
      return head;
    },
  };
}

const WANTED: ReadonlySet<string> = new Set([
  '_SOURCE_REALTIME_TIMESTAMP',
  '__REALTIME_TIMESTAMP',
  '_HOSTNAME',
  'SYSLOG_IDENTIFIER',
  '_COMM',
  'SYSLOG_PID',
  '_PID',
  'MESSAGE',
]);
