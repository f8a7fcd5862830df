import { expect, test } from 'vitest';
import { decodeCharset } from '../../../../shared/engine/mail/charset.ts';

test.each([
  ['iso-2022-jp', '\x1b$BF|K\\\x1b(B', '日本'],
  ['ISO-2022-JP-MS', '\x1b$BF|K\\\x1b(B', '日本'],
  ['gb18030', '\xc4\xe3\xba\xc3', '你好'],
  ['cp936', '\xc4\xe3\xba\xc3', '你好'],
  ['koi8-r', '\xf0\xd2\xc9\xd7\xc5\xd4', 'Привет'],
  ['windows-1252', '\x80 5', '€ 5'],
  ['iso-8859-15', '\xa4', '€'],
  ['utf-8', '\xc3\xa9', 'é'],
  ['us-ascii', '\xc3\xa9', 'é'],
  ['us-ascii', '\xe9', 'é'],
  [undefined, '\xe9', 'é'],
  ['x-unknown', '\xe9', 'é'],
  ['utf-8', '\xff', '\ufffd'],
])('reads %s', (charset, bytes, text) => {
  expect(decodeCharset(Buffer.from(bytes, 'latin1'), charset)).toBe(text);
});
