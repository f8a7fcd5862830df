import type { HeaderField } from '../../model/mail/header-field.ts';
import { LIMITS } from '../limits.ts';
import { decodeWords } from './decode-words.ts';

/**
 * The fields of a header section (its text up to the empty line) in their order, decoded. A line that is no field, such as
 * "From alice Mon Nov 16 …" of a mailbox file, is left out, and so is what continues it. At most `LIMITS.headerFields`.
 */
export function parseHeaderFields(section: string): readonly HeaderField[] {
  const fields: HeaderField[] = [];
  for (const raw of foldedLines(section)) {
    if (fields.length === LIMITS.headerFields) break;
    // RFC 5322 section 3.6.8: a name is printable ASCII; blanks before the colon are obsolete, yet they come.
    const [, name, body] = /^([!-9;-~]{1,998})[ \t]*:([^]*)$/.exec(raw) ?? [];
    if (name === undefined || body === undefined) continue;
    fields.push(headerField(name, body, raw));
  }
  return fields;
}

/** Field bodies as they stand, joined where they are folded (RFC 5322 section 2.2.3): white space that folds becomes one space. */
export function unfold(body: string): string {
  return body
    .replace(/[ \t]*\r?\n[ \t]*/g, ' ')
    .replace(/[\r\n]/g, ' ')
    .trim();
}

/** The value of the first field of that name, which is in lower case. */
export function fieldValue(fields: readonly HeaderField[], name: string): string | undefined {
  return fields.find((field) => field.name.toLowerCase() === name)?.value;
}

function headerField(name: string, body: string, raw: string): HeaderField {
  const most = LIMITS.headerValueCharacters;
  const value = decodeWords(unfold(body.slice(0, most * 2))).slice(0, most);
  return raw === `${name}: ${value}` ? { name, value } : { name, value, raw: raw.slice(0, most * 2) };
}

/** Lines with those that continue them, which begin with white space; without their last line end. */
function* foldedLines(section: string): Generator<string> {
  for (let start = 0; start < section.length;) {
    let end = lineEnd(section, start);
    while (isBlank(section.charCodeAt(end + 1))) end = lineEnd(section, end + 1);
    const isCrLf = section.charCodeAt(end - 1) === CR && end > start;
    yield section.slice(start, isCrLf ? end - 1 : end);
    start = end + 1;
  }
}

function lineEnd(text: string, from: number): number {
  const newline = text.indexOf('\n', from);
  return newline < 0 ? text.length : newline;
}

const CR = 0x0d;
const isBlank = (code: number): boolean => code === 0x20 || code === 0x09;
