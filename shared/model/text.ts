// The part of the WHATWG Encoding API that shared code uses; every runtime of this program has it.
declare class TextDecoder {
  constructor(label: string, options: { readonly fatal: boolean; readonly ignoreBOM: boolean });
  decode(bytes: Uint8Array): string;
}

const lenient = new TextDecoder('utf-8', { fatal: false, ignoreBOM: true });
const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

const REPLACEMENT = '\ufffd';
const CHARACTERS_AT_ONCE = 4096;

/** Bytes `start` to `end` as text: UTF-8 where they are valid UTF-8, else ISO 8859-1. Never throws. */
export function decodeText(bytes: Uint8Array, start: number, end: number): string {
  if (start >= end) return '';
  const part = bytes.subarray(start, end);
  const text = lenient.decode(part);
  // Decoding leniently first spares the costly exception for all text but that which holds the replacement character.
  return text.includes(REPLACEMENT) && !isUtf8(part) ? decodeLatin1(part) : text;
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
