import { decodeWords } from './decode-words.ts';

/** The header fields that the document shows of a message, decoded. */
export interface MessageHeader {
  readonly subject?: string;
  readonly messageId?: string;
  readonly from?: string;
  readonly to?: string;
  readonly date?: string;
}

const SHOWN: Readonly<Record<string, keyof MessageHeader>> = {
  subject: 'subject',
  'message-id': 'messageId',
  from: 'from',
  to: 'to',
  date: 'date',
};

// RFC 5322 section 2.2: a field is name ":" value; a line that begins with white space continues it.
const FIELD_NAME = /^(subject|message-id|from|to|date)[ \t]*:/i;
const LONGEST_NAME = 16;

/**
 * Reads a header section: its text up to the empty line, or what there is of it. Of fields that stand twice the first
 * counts. White space that folded a line becomes one space (RFC 5322 section 2.2.3).
 */
export function parseHeader(section: string): MessageHeader {
  const found: { -readonly [Key in keyof MessageHeader]: string } = {};
  const lines = section.split('\n');
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? '';
    const match = FIELD_NAME.exec(line.length > LONGEST_NAME ? line.slice(0, LONGEST_NAME) : line);
    const key = match?.[1] === undefined ? undefined : SHOWN[match[1].toLowerCase()];
    if (!match || key === undefined || found[key] !== undefined) continue;
    const parts = [line.slice(match[0].length).trim()];
    while (isFolded(lines[index + 1])) parts.push((lines[++index] ?? '').trim());
    found[key] = decodeWords(parts.join(' ').trim());
  }
  return found;
}

function isFolded(line: string | undefined): boolean {
  const first = line?.charCodeAt(0);
  return first === 0x20 || first === 0x09;
}
