import { decodeText } from '../../model/text.ts';
import { decodeWords } from './decode-words.ts';

/** The header fields that the document shows of a message, decoded. */
export interface MessageHeader {
  readonly subject?: string;
  readonly messageId?: string;
  readonly from?: string;
  readonly to?: string;
  readonly date?: string;
}

const SHOWN: ReadonlyMap<string, keyof MessageHeader> = new Map([
  ['subject', 'subject'],
  ['message-id', 'messageId'],
  ['from', 'from'],
  ['to', 'to'],
  ['date', 'date'],
]);

const LONGEST_NAME = 16;
const LF = 0x0a;
const SPACE = 0x20;
const TAB = 0x09;
/** Makes a capital letter small; what becomes of other characters does not matter here. */
const SMALL = 0x20;

/**
 * Reads a header section: its bytes up to the empty line, or what there is of it. Of fields that stand twice the first
 * counts. White space that folded a line becomes one space (RFC 5322 section 2.2.3).
 */
export function parseHeader(section: Uint8Array): MessageHeader {
  const lines = linesOfShown(section);
  if (lines !== undefined) return readFields(lines);
  return readFields(decodeText(section, 0, section.length).split('\n'));
}

/**
 * The lines that may be of fields that are shown: most of a header section is not, and needs not become text. Undefined
 * when they are not ASCII: the whole section tells then which character set it is in.
 */
function linesOfShown(section: Uint8Array): readonly string[] | undefined {
  const lines: string[] = [];
  let isOfShown = false;
  for (let at = 0; at < section.length;) {
    const found = section.indexOf(LF, at);
    const end = found < 0 ? section.length : found;
    const first = section[at] as number;
    if (first !== SPACE && first !== TAB) isOfShown = mayBeShown(first, section[at + 1] ?? 0);
    if (isOfShown) {
      if (!isAscii(section, at, end)) return undefined;
      lines.push(decodeText(section, at, end));
    }
    at = end + 1;
  }
  return lines;
}

function isAscii(bytes: Uint8Array, start: number, end: number): boolean {
  let all = 0;
  for (let at = start; at < end; at++) all |= bytes[at] as number;
  return all < 0x80;
}

/** By the first two letters of the line. */
function mayBeShown(first: number, second: number): boolean {
  switch (((first | SMALL) << 8) | second | SMALL) {
    case 0x7375: // su
    case 0x6d65: // me
    case 0x6672: // fr
    case 0x746f: // to
    case 0x6461: // da
      return true;
    default:
      return false;
  }
}

function readFields(lines: readonly string[]): MessageHeader {
  const found: { -readonly [Key in keyof MessageHeader]: string } = {};
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? '';
    const colon = line.indexOf(':');
    const key = colon < 0 || colon >= LONGEST_NAME ? undefined : SHOWN.get(nameBefore(line, colon));
    if (key === undefined || found[key] !== undefined) continue;
    let value = line.slice(colon + 1).trim();
    if (isFolded(lines[index + 1])) {
      const parts = [value];
      while (isFolded(lines[index + 1])) parts.push((lines[++index] ?? '').trim());
      value = parts.join(' ').trim();
    }
    found[key] = decodeWords(value);
  }
  return found;
}

/** RFC 5322 section 2.2: a field is name ":" value; a line that begins with white space continues it. */
function nameBefore(line: string, colon: number): string {
  let end = colon;
  while (end > 0 && (line.charCodeAt(end - 1) === SPACE || line.charCodeAt(end - 1) === TAB)) end--;
  return line.slice(0, end).toLowerCase();
}

function isFolded(line: string | undefined): boolean {
  const first = line?.charCodeAt(0);
  return first === SPACE || first === TAB;
}
