import type { Reply } from '../../model/exchange.ts';

/** What a reply says, whoever says it and when. */
export type ReplyWords = Pick<Reply, 'code' | 'status' | 'lines' | 'text'>;

const ZERO = 0x30;
const NINE = 0x39;

function isDigit(code: number): boolean {
  return code >= ZERO && code <= NINE;
}

/**
 * The reply code that a line begins with (RFC 5321 section 4.2), 0 when it begins with none. "250 Ok", "250-SIZE" and "250" have
 * one; so has "250Ok", which servers have sent; "2500 Ok" and "Ok" have none.
 */
export function replyCodeOf(line: string): number {
  const first = line.charCodeAt(0);
  const second = line.charCodeAt(1);
  const third = line.charCodeAt(2);
  if (!isDigit(first) || !isDigit(second) || !isDigit(third) || isDigit(line.charCodeAt(3))) return 0;
  return (first - ZERO) * 100 + (second - ZERO) * 10 + (third - ZERO);
}

const HYPHEN = 0x2d;
const SPACE = 0x20;

/** True for a line such as "250-SIZE", behind which others of the same reply stand. */
export function replyContinues(line: string): boolean {
  return line.charCodeAt(3) === HYPHEN;
}

// RFC 3463 section 2: class "." subject "." detail; RFC 2034 section 4: first in the text. "550 5.1.1 <a>: unknown", and as
// some appliances write it "550 #5.1.0 Address rejected".
const ENHANCED_STATUS = /^[#([]?([245]\.\d{1,3}\.\d{1,3})(?=$|[\s:;,)\]-])[)\]:]?\s*/;

/** Reads the lines of a reply. */
export function readReply(lines: readonly string[], code: number): ReplyWords {
  const first = textOf(lines[0] ?? '', code);
  const status = statusOf(lines, code, first);
  let text = status === undefined ? first : withoutStatus(first, status);
  for (let index = 1; index < lines.length; index++) {
    const words = textOf(lines[index] ?? '', code);
    text += `\n${status === undefined ? words : withoutStatus(words, status)}`;
  }
  return status === undefined ? { code, lines, text } : { code, status, lines, text };
}

/** The reply of the document. Two shapes rather than a spread: this runs for every reply of a capture. */
export function toReply(words: ReplyWords, at: string, packet: number, complete: boolean): Reply {
  const { code, status, lines, text } = words;
  return status === undefined
    ? { code, lines, text, at, packet, complete }
    : { code, status, lines, text, at, packet, complete };
}

/** The first enhanced status code that begins a line. */
function statusOf(lines: readonly string[], code: number, first: string): string | undefined {
  if (mayHoldStatus(first)) {
    const found = ENHANCED_STATUS.exec(first)?.[1];
    if (found !== undefined) return found;
  }
  for (let index = 1; index < lines.length; index++) {
    const words = textOf(lines[index] ?? '', code);
    const found = mayHoldStatus(words) ? ENHANCED_STATUS.exec(words)?.[1] : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

function withoutStatus(words: string, status: string): string {
  const match = mayHoldStatus(words) ? ENHANCED_STATUS.exec(words) : null;
  return match?.[1] === status ? words.slice(match[0].length) : words;
}

function textOf(line: string, code: number): string {
  if (code === 0 || replyCodeOf(line) === 0) return line;
  const separator = line.charCodeAt(3);
  return line.slice(separator === SPACE || separator === HYPHEN ? 4 : 3);
}

function mayHoldStatus(words: string): boolean {
  return words.charCodeAt(1) === 0x2e || words.charCodeAt(2) === 0x2e;
}
