import { expect, test } from 'vitest';
import { typeByContent } from '../../../../../shared/engine/mail/mime/true-type.ts';

/** The beginning of a ZIP archive whose first file has that name. */
function zip(name: string, content = ''): string {
  return `PK\x03\x04${'\0'.repeat(22)}${String.fromCharCode(name.length)}\0\0\0${name}${content}`;
}

test.each([
  ['MZ' + '\0'.repeat(60), 'application/x-msdownload'],
  ['MZ is the beginning of a sentence', undefined],
  ['\x7fELF\x02\x01', 'application/x-elf'],
  ['%PDF-1.7\n', 'application/pdf'],
  ['\xef\xbb\xbf\n%PDF-1.4', 'application/pdf'],
  ['\x89PNG\r\n\x1a\n\0\0', 'image/png'],
  ['GIF89a\x01\0', 'image/gif'],
  ['\xff\xd8\xff\xe0\0\x10JFIF', 'image/jpeg'],
  ['RIFF\x10\0\0\0WEBPVP8 ', 'image/webp'],
  ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'application/x-ole-storage'],
  [zip('a.txt'), 'application/zip'],
  [zip('META-INF/MANIFEST.MF'), 'application/java-archive'],
  [
    zip('mimetype', 'application/vnd.oasis.opendocument.textPK\x03\x04'),
    'application/vnd.oasis.opendocument.text',
  ],
  [
    zip('[Content_Types].xml', '\x01\x02PK\x03\x04word/document.xml'),
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  ],
  ['\x1f\x8b\x08\0', 'application/gzip'],
  ['7z\xbc\xaf\x27\x1c\0\x04', 'application/x-7z-compressed'],
  ['Rar!\x1a\x07\x01\0', 'application/vnd.rar'],
  ['L\0\0\0\x01\x14\x02\0\0', 'application/x-ms-shortcut'],
  ['#!/bin/sh\nrm -r /', 'text/x-shellscript'],
  ['\n  <!DOCTYPE html><html>', 'text/html'],
  ['<svg xmlns="http://www.w3.org/2000/svg">', 'image/svg+xml'],
  ['BEGIN:VCALENDAR\r\n', 'text/calendar'],
  ['just words', undefined],
  ['', undefined],
])('%j is %s', (content, type) => {
  expect(typeByContent(Buffer.from(content, 'latin1'))).toBe(type);
});
