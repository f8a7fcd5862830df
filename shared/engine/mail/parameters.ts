import { encodeUtf8 } from '../../model/text.ts';
import { decodeCharset } from './charset.ts';
import { decodeWords } from './decode-words.ts';

/** A field value with parameters (RFC 2045 section 5.1, RFC 2183): `attachment; filename="a b.pdf"; size=120`. */
export interface ParameterizedValue {
  /** Lower case, without comments; empty when there is none. */
  readonly value: string;
  /** By name in lower case; continuations joined, charsets decoded (RFC 2231), encoded words too, which many programs write. */
  readonly parameters: ReadonlyMap<string, string>;
}

const MOST_PARAMETERS = 100;
const MOST_PIECES = 200;

/** Reads an unfolded field value; whatever is not understood of it is left out. Never throws. */
export function parseParameters(text: string): ParameterizedValue {
  const [first = '', ...rest] = splitAtSemicolons(text);
  const plain = new Map<string, string>();
  const pieces = new Map<string, Piece[]>();
  for (const part of rest.slice(0, MOST_PIECES)) {
    const equals = part.indexOf('=');
    if (equals < 0) continue;
    const name = part.slice(0, equals).trim().toLowerCase();
    if (name === '') continue;
    const value = part.slice(equals + 1).trim();
    const [, base, section, star] = /^([^*]+)\*(\d{1,4})?(\*)?$/.exec(name) ?? [];
    if (base === undefined) {
      if (!plain.has(name)) plain.set(name, value);
      continue;
    }
    const piece = { section: Number(section ?? 0), value, isEncoded: section === undefined || star === '*' };
    pieces.set(base, [...(pieces.get(base) ?? []), piece]);
  }
  const parameters = new Map<string, string>();
  for (const [name, value] of plain) parameters.set(name, decodeWords(value));
  // The extended form is for those who understand it: it goes before the plain one.
  for (const [name, list] of pieces) parameters.set(name, joinPieces(list));
  return {
    value: (/^[^\s;,]*/.exec(first.trim())?.[0] ?? '').toLowerCase(),
    parameters: new Map([...parameters].slice(0, MOST_PARAMETERS)),
  };
}

/** RFC 2231 sections 3 and 4: filename*0*=utf-8''caf%C3%A9; filename*1=".pdf" */
interface Piece {
  readonly section: number;
  readonly value: string;
  readonly isEncoded: boolean;
}

function joinPieces(pieces: readonly Piece[]): string {
  const ordered = [...pieces].sort((one, other) => one.section - other.section);
  const [first] = ordered;
  const [, charset, rest] = first?.isEncoded ? (/^([^']*)'[^']*'([^]*)$/.exec(first.value) ?? []) : [];
  const bytes = ordered.flatMap(({ value, isEncoded }, index) => {
    const text = index === 0 && rest !== undefined ? rest : value;
    return isEncoded ? percentBytes(text) : [...encodeUtf8(text)];
  });
  return decodeCharset(Uint8Array.from(bytes), charset === '' ? undefined : charset);
}

function percentBytes(text: string): readonly number[] {
  const bytes: number[] = [];
  for (const part of text.split(/(%[0-9a-f]{2})/i)) {
    if (/^%[0-9a-f]{2}$/i.test(part)) bytes.push(parseInt(part.slice(1), 16));
    else bytes.push(...encodeUtf8(part));
  }
  return bytes;
}

/** Parts between semicolons that stand in no quotes; quotes and their backslashes undone, comments (RFC 5322 section 3.2.2) left out. */
function splitAtSemicolons(text: string): readonly string[] {
  const parts: string[] = [];
  let part = '';
  let quoted = false;
  let comment = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text[at] ?? '';
    if ((quoted || comment > 0) && character === '\\') {
      at += 1;
      if (quoted) part += text[at] ?? '';
    } else if (quoted) {
      if (character === '"') quoted = false;
      else part += character;
    } else if (comment > 0 || character === '(') {
      if (character === '(') comment += 1;
      else if (character === ')') comment -= 1;
    } else if (character === '"') quoted = true;
    else if (character === ';') {
      parts.push(part);
      part = '';
    } else part += character;
  }
  return [...parts, part];
}
