import { expect, test } from 'vitest';
import { linkBytes, type Payload } from '../../../renderer/dialogue/byte-link.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const payload = (packet: number, text: string): Payload => ({ packet, offset: 54, bytes: bytes(text) });

test('a text that spans packets is found in both', () => {
  const link = linkBytes(
    ['250-SIZE 10240', '250 OK'],
    [payload(8, '250-SIZE 1'), payload(9, '0240\r\n250 OK\r\n')],
  );
  expect(link?.bytesOf({ line: 0, start: 4, end: 14 })).toEqual([
    { packet: 8, start: 58, end: 64 },
    { packet: 9, start: 54, end: 58 },
  ]);
  expect(link?.charsOf({ packet: 9, start: 54, end: 62 })).toEqual([
    { line: 0, start: 10, end: 14 },
    { line: 1, start: 0, end: 2 },
  ]);
});

test('line ends and headers are no text', () => {
  const link = linkBytes(['QUIT'], [payload(1, 'QUIT\r\n')]);
  expect(link?.charsOf({ packet: 1, start: 58, end: 60 })).toEqual([]);
  expect(link?.charsOf({ packet: 1, start: 0, end: 54 })).toEqual([]);
});

test('of equal texts in one packet the one behind what was said before is meant', () => {
  const link = linkBytes(['250 OK'], [payload(1, '250 OK\r\n250 OK\r\n')], 8);
  expect(link?.bytesOf({ line: 0, start: 0, end: 3 })).toEqual([{ packet: 1, start: 62, end: 65 }]);
});

test('characters of several bytes count as one', () => {
  const link = linkBytes(['jü😀x'], [payload(1, 'jü😀x\r\n')]);
  expect(link?.bytesOf({ line: 0, start: 1, end: 2 })).toEqual([{ packet: 1, start: 55, end: 57 }]);
  expect(link?.bytesOf({ line: 0, start: 4, end: 5 })).toEqual([{ packet: 1, start: 61, end: 62 }]);
  expect(link?.charsOf({ packet: 1, start: 61, end: 62 })).toEqual([{ line: 0, start: 4, end: 5 }]);
});

test('ISO 8859-1 is found as well, and a masked login up to its mask', () => {
  const latin1 = { packet: 1, offset: 0, bytes: Uint8Array.of(0x6a, 0xfc, 0x78) };
  expect(linkBytes(['jüx'], [latin1])?.bytesOf({ line: 0, start: 2, end: 3 })).toEqual([
    { packet: 1, start: 2, end: 3 },
  ]);
  const masked = linkBytes(['AUTH PLAIN ***'], [payload(1, 'AUTH PLAIN ********\r\n')]);
  expect(masked?.bytesOf({ line: 0, start: 0, end: 4 })).toEqual([{ packet: 1, start: 54, end: 58 }]);
});

test('a text that is not in the bytes has no link', () => {
  expect(linkBytes(['EHLO'], [payload(1, 'HELO a\r\n')])).toBeUndefined();
  expect(linkBytes([], [])).toBeUndefined();
});
