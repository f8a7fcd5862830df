import { decodeWords as decodeWithLibrary } from 'postal-mime';

/** A header field's value with its encoded words (RFC 2047) decoded: "=?utf-8?Q?caf=C3=A9?=" is "café". */
export function decodeWords(value: string): string {
  return value.includes('=?') ? decodeWithLibrary(value) : value;
}
