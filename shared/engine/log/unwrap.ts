import { LIMITS } from '../limits.ts';
import { beginsJournalExport, createJournalExport } from './stamps/journal.ts';
import { readHead } from './stamps/read-head.ts';
import type { LogHead } from './stamps/stamp.ts';

/** A line of a log as it was written, before a terminal, a mail program or a web page broke it. */
export interface LogRecord {
  /** 1-based number of its first line. */
  readonly line: number;
  readonly text: string;
  /** Absent for a line without a stamp. */
  readonly head?: LogHead;
}

type Emit = (record: LogRecord) => void;

/** A record that further lines may belong to. */
interface Draft {
  readonly line: number;
  text: string;
  pieces: number;
  /** Characters of the last piece, and of the longest that may follow: no row is much longer than the others. */
  width: number;
  longest: number;
  readonly head: LogHead;
}

/**
 * Puts physical lines together to records: a line with a stamp begins one, lines without a stamp go on with it. Lines
 * before the first stamp stand alone.
 */
export function createUnwrapper(emit: Emit) {
  let draft: Draft | undefined;
  let journal: ReturnType<typeof createJournalExport> | undefined;
  let journalFrom = 0;

  function flush(): void {
    if (!draft) return;
    const { line, text, head, pieces } = draft;
    draft = undefined;
    // What was added belongs to the message, too.
    emit({ line, text, head: pieces > 1 ? (readHead(text) ?? head) : head });
  }

  function begin(text: string, line: number, head: LogHead): void {
    flush();
    draft = { line, text, pieces: 1, width: text.length, longest: roomFor(text), head };
  }

  function goOn(text: string, line: number): void {
    if (!draft || draft.pieces >= LIMITS.logLinePieces || text.length > draft.longest) {
      flush();
      emit({ line, text });
      return;
    }
    const room = Math.max(0, LIMITS.logLineCharacters - draft.text.length);
    draft.text += (isBrokenWord(draft, text) ? '' : ' ') + text.slice(0, room);
    draft.pieces += 1;
    draft.width = text.length;
    draft.longest = Math.max(draft.longest, roomFor(text));
  }

  function pushJournal(text: string, line: number): void {
    if (journalFrom === 0) journalFrom = line;
    const head = journal?.push(text);
    if (head) emit({ line: journalFrom, text: head.message, head });
    // An entry ends with an empty line.
    if (head) journalFrom = 0;
  }

  function pushLine(text: string, line: number): void {
    const head = readHead(text);
    if (head) begin(text, line, head);
    else if (text.trim() === '') flush();
    else goOn(text, line);
  }

  return {
    /** The next physical line, without its line end; `line` is its number. */
    push(physical: string, line: number): void {
      const text =
        physical.length > LIMITS.logLineCharacters ? physical.slice(0, LIMITS.logLineCharacters) : physical;
      if (!journal && beginsJournalExport(text)) journal = createJournalExport();
      if (journal) return void pushJournal(text, line);
      const pasted = text.length > LONGEST_UNBROKEN ? splitPasted(text) : undefined;
      for (const each of pasted ?? [text]) pushLine(each, line);
    },
    finish(): void {
      flush();
      const head = journal?.flush();
      if (head) emit({ line: Math.max(1, journalFrom), text: head.message, head });
    },
  };
}

const SHORTEST_ROW = 80;

const roomFor = (piece: string): number => Math.max(SHORTEST_ROW, Math.ceil(piece.length * 1.25));

/** Widths at which terminals break lines, the usual ones first. */
const TERMINAL_WIDTHS: ReadonlySet<number> = new Set([80, 132, 120, 100, 160, 79]);

/** True when a line was broken within a word, at the edge of a terminal; otherwise a space stood there. */
function isBrokenWord({ text, width, pieces }: Draft, next: string): boolean {
  if (/\s$/.test(text) || /^\s/.test(next)) return true;
  if (/[,;]$/.test(text)) return false;
  return TERMINAL_WIDTHS.has(width) && (pieces > 1 || width >= 79);
}

/** Lines shorter than this were not put together of several. */
const LONGEST_UNBROKEN = 200;
// "… Apr 30 10:38:25 moonpoint sendmail[20293]: …" within a line: the line ends were lost where it was pasted from.
const INNER_STAMP =
  /\s(?=(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) {1,2}\d{1,2} \d\d:\d\d:\d\d [\w.-]{1,100} [\w./-]{1,60}\[\d{1,10}\]: )/;

/** The lines of a log that was pasted as one; undefined when it is one line. */
function splitPasted(text: string): readonly string[] | undefined {
  const lines = text.split(INNER_STAMP);
  return lines.length < 2 ? undefined : lines.map(joinColumns);
}

/** A terminal's line ends became spaces: where all rows of a width end in one, none of them belongs to the line. */
function joinColumns(line: string): string {
  for (const width of TERMINAL_WIDTHS) {
    const rows = line.length > width ? rowsOf(line, width) : undefined;
    if (rows) return rows.join('');
  }
  return line;
}

function rowsOf(line: string, width: number): readonly string[] | undefined {
  const rows: string[] = [];
  let at = 0;
  while (line.length - at > width) {
    // A row that ended in a space has lost it.
    const isFull = line[at + width] === ' ';
    if (!isFull && line[at + width - 1] !== ' ') return undefined;
    rows.push(line.slice(at, at + width));
    at += isFull ? width + 1 : width;
  }
  return [...rows, line.slice(at)];
}
