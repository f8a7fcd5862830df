import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createTransferDecoder } from '../../../../../shared/engine/mail/mime/transfer-decoder.ts';

function decode(encoding: string, text: string, pieceBytes = text.length || 1): string {
  const pieces: Uint8Array[] = [];
  const decoder = createTransferDecoder(
    encoding,
    (bytes, start, end) => void pieces.push(bytes.slice(start, end)),
  );
  const bytes = Buffer.from(text, 'latin1');
  for (let at = 0; at < bytes.length; at += pieceBytes)
    decoder.push(bytes, at, Math.min(bytes.length, at + pieceBytes));
  decoder.end();
  return Buffer.concat(pieces).toString('latin1');
}

test.each([
  ['SGVsbG8=', 'Hello'],
  ['SGVs\r\nbG8h\r\n', 'Hello!'],
  ['SGVsbG8', 'Hello'],
  ['SGVsbG8=SGVsbG8=', 'HelloHello'],
  ['SGVsbG8hI', 'Hello!'],
  ['-- no (digits) --', Buffer.from('nodigits', 'base64').toString('latin1')],
  ['====', ''],
  ['', ''],
])('decodes base64 %j', (text, decoded) => {
  expect(decode('base64', text)).toBe(decoded);
});

test.each([
  ['caf=E9', 'caf\xe9'],
  ['caf=e9', 'caf\xe9'],
  ['one =\r\ntwo', 'one two'],
  ['one =  \t\r\ntwo', 'one two'],
  ['one=\ntwo', 'onetwo'],
  ['blanks at the end \t \r\nof a line', 'blanks at the end\r\nof a line'],
  ['no escape: =G1 =1G == =', 'no escape: =G1 =1G == '],
  ['= =3D', '= ='],
  ['a\rb\nc', 'a\rb\nc'],
  ['ends softly=\r\n', 'ends softly'],
  ['=', ''],
  ['', ''],
])('decodes quoted-printable %j', (text, decoded) => {
  expect(decode('quoted-printable', text)).toBe(decoded);
});

test('decodes alike in whatever pieces it comes, and gives back what was encoded', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), fc.integer({ min: 1, max: 7 }), (bytes, size) => {
      const text = Buffer.from(bytes).toString('latin1');
      const base64 = Buffer.from(bytes).toString('base64').replace(/.{20}/g, '$&\r\n');
      expect(decode('base64', base64, size)).toBe(text);
      const printable = text.replace(
        /[^!-<>-~]/g,
        (character) => `=${Buffer.from(character, 'latin1').toString('hex').toUpperCase()}`,
      );
      expect(decode('quoted-printable', printable.replace(/(?:=..|[^=]){20}/g, '$&=\r\n'), size)).toBe(text);
    }),
  );
});

test('decodes noise alike in whatever pieces it comes', () => {
  const noise = fc.string({
    unit: fc.constantFrom('=', '3', 'D', ' ', '\t', '\r', '\n', 'x'),
    maxLength: 60,
  });
  fc.assert(
    fc.property(noise, fc.integer({ min: 1, max: 5 }), (text, size) => {
      for (const encoding of ['base64', 'quoted-printable'])
        expect(decode(encoding, text, size)).toBe(decode(encoding, text));
    }),
  );
});

test('finds its place again on the line behind a hole', () => {
  const pieces: string[] = [];
  const decoder = createTransferDecoder('base64', (bytes, start, end) => {
    pieces.push(Buffer.from(bytes.slice(start, end)).toString('latin1'));
  });
  const push = (text: string) => {
    decoder.push(Buffer.from(text), 0, text.length);
  };
  push('SGVsbG8h\r\nSGV');
  decoder.gap();
  push('bG8h\r\nSGVs');
  push('bG8h');
  decoder.end();
  expect(pieces.join('')).toBe('Hello!Hello!');
});
