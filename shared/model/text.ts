// The part of the WHATWG Encoding API that shared code uses; every runtime of this program has it.
declare class TextDecoder {
  constructor(label: string, options: { readonly fatal: boolean; readonly ignoreBOM: boolean });
  readonly encoding: string;
  decode(bytes: Uint8Array): string;
}
declare class TextEncoder {
  encode(text: string): Uint8Array;
}

const lenient = new TextDecoder('utf-8', { fatal: false, ignoreBOM: true });
const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

const encoder = new TextEncoder();

/** Views of one buffer by their length: a view of its own would cost a short text more than its decoding. */
const LONGEST_SHORT = 96;
const short = new Uint8Array(LONGEST_SHORT);
const shortViews = Array.from({ length: LONGEST_SHORT + 1 }, (_, length) => short.subarray(0, length));

const REPLACEMENT = '\ufffd';
const CHARACTERS_AT_ONCE = 4096;

/** Bytes `start` to `end` as text: UTF-8 where they are valid UTF-8, else ISO 8859-1. Never throws. */
export function decodeText(bytes: Uint8Array, start: number, end: number): string {
  if (start >= end) return '';
  const part = viewOf(bytes, start, end);
  const text = lenient.decode(part);
  // Decoding leniently first spares the costly exception for all text but that which holds the replacement character.
  return text.includes(REPLACEMENT) && !isUtf8(part) ? decodeLatin1(part) : text;
}

/** Overwritten by the next call when it is short. */
function viewOf(bytes: Uint8Array, start: number, end: number): Uint8Array {
  const view = shortViews[Math.min(end, bytes.length) - start];
  if (view === undefined) return bytes.subarray(start, end);
  for (let at = 0; at < view.length; at++) short[at] = bytes[start + at] as number;
  return view;
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    strict.decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** ISO 8859-1, in which every byte is the character of its number (the Encoding API's "latin1" is windows-1252). */
export function decodeLatin1(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += CHARACTERS_AT_ONCE) {
    text += String.fromCharCode(...bytes.subarray(at, at + CHARACTERS_AT_ONCE));
  }
  return text;
}

/** Text in a charset by one of its names in the Encoding Standard; undefined when there is none of that name. */
export function decodeWithCharset(bytes: Uint8Array, label: string): string | undefined {
  try {
    const decoder = new TextDecoder(label, { fatal: false, ignoreBOM: false });
    // Several versions of Node read windows-1252, which stands for ISO 8859-1 too, as if it had no characters there.
    if (decoder.encoding === 'windows-1252') return withWindows1252(decodeLatin1(bytes));
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
}

/** What windows-1252 has in place of the C1 controls 0x80 to 0x9f; five of them it leaves as they are. */
const WINDOWS_1252 =
  '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f' +
  '\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178';

/** Text that was read as ISO 8859-1, as windows-1252. */
export function withWindows1252(text: string): string {
  return text.replace(/[\u0080-\u009f]/g, (control) => WINDOWS_1252[control.charCodeAt(0) - 0x80] ?? control);
}

export function encodeUtf8(text: string): Uint8Array {
  return encoder.encode(text);
}
