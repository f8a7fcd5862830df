import fc from 'fast-check';
import { basename, posix, win32 } from 'node:path';
import { expect, test } from 'vitest';
import { safeFileName } from '../../../../../shared/engine/mail/mime/safe-name.ts';

test.each([
  ['invoice.pdf', 'invoice.pdf'],
  ['Rechnung März 2026.pdf', 'Rechnung März 2026.pdf'],
  ['請求書.pdf', '請求書.pdf'],
  ['../../etc/passwd', 'passwd'],
  ['..\\..\\Windows\\System32\\calc.exe', 'calc.exe'],
  ['C:\\Users\\a\\b.doc', 'b.doc'],
  ['/etc/cron.d/', 'part-2'],
  ['..', 'part-2'],
  ['.', 'part-2'],
  ['', 'part-2'],
  ['.bashrc', 'bashrc'],
  ['-rf', 'rf'],
  ['CON', '_CON'],
  ['nul.txt', '_nul.txt'],
  ['com1', '_com1'],
  ['a.exe. . ', 'a.exe'],
  ['invoice\u202efdp.exe', 'invoice_fdp.exe'],
  ['a\u0000b.txt', 'a_b.txt'],
  ['a\r\nb.txt', 'a__b.txt'],
  ['a:stream.txt', 'a_stream.txt'],
  ['$(reboot).sh', '_(reboot).sh'],
  ['a\u2215b\uff0fc', 'c'],
  ['\ud800', 'part-2'],
])('%j is written as %j', (name, safe) => {
  expect(safeFileName(name, 'part-2')).toBe(safe);
});

test('keeps the ending of a long name', () => {
  const safe = safeFileName(`${'long '.repeat(100)}.docx`, 'x');
  expect(safe.length).toBeLessThanOrEqual(120);
  expect(safe.endsWith('.docx')).toBe(true);
  const wide = safeFileName(`${'請'.repeat(300)}.pdf`, 'x');
  expect(Buffer.byteLength(wide)).toBeLessThanOrEqual(255);
  expect(wide.endsWith('.pdf')).toBe(true);
});

test('is one step of a path on every system, whatever comes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (name) => {
      const safe = safeFileName(name, 'part-1');
      expect([posix.basename(safe), win32.basename(safe), basename(safe)]).toEqual([safe, safe, safe]);
      expect(safe).not.toMatch(/^[\s.-]|[\s.]$|[/\\:\p{Cc}]/u);
      expect(Buffer.byteLength(safe)).toBeLessThanOrEqual(255);
    }),
  );
});
