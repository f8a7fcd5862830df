import { decodeText, decodeWithCharset } from '../../model/text.ts';

/** Names that messages use and the Encoding Standard does not list. */
const ALIASES: Readonly<Record<string, string>> = {
  cp932: 'shift_jis',
  cp936: 'gbk',
  cp949: 'euc-kr',
  cp950: 'big5',
  'iso-2022-jp-1': 'iso-2022-jp',
  'iso-2022-jp-2': 'iso-2022-jp',
  'iso-2022-jp-ms': 'iso-2022-jp',
  'unicode-1-1-utf-8': 'utf-8',
  utf8mb4: 'utf-8',
};

/**
 * Bytes of a text in the charset that a message declares for it. Where none is declared, or one that nobody knows, they are
 * read as UTF-8 if they are valid UTF-8, else as ISO 8859-1. Never throws; bytes that stand for nothing become U+FFFD.
 */
export function decodeCharset(bytes: Uint8Array, charset: string | undefined): string {
  const name = charset?.trim().toLowerCase() ?? '';
  // US-ASCII says nothing of the other half of the bytes, and many a message with that name has some.
  if (name === '' || name === 'us-ascii' || name === 'ascii' || name === '7bit')
    return decodeText(bytes, 0, bytes.length);
  return decodeWithCharset(bytes, ALIASES[name] ?? name) ?? decodeText(bytes, 0, bytes.length);
}
