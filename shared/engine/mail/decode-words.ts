import { decodeWords as decodeWithLibrary } from 'postal-mime';
import { withWindows1252 } from '../../model/text.ts';

/** Charsets that the Encoding Standard reads as windows-1252, in the names that mail programs write. */
const WESTERN_WORD = /=\?(?:windows-1252|cp-?1252|iso-8859-1|latin1|us-ascii)[?*]/i;

/** A header field's value with its encoded words (RFC 2047) decoded: "=?utf-8?Q?caf=C3=A9?=" is "café". */
export function decodeWords(value: string): string {
  if (!value.includes('=?')) return value;
  const decoded = decodeWithLibrary(value);
  // See decodeWithCharset: the library relies on the runtime.
  return WESTERN_WORD.test(value) ? withWindows1252(decoded) : decoded;
}
