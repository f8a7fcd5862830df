import { expect, test } from 'vitest';
import { hexAsText, hexLines } from '../../../renderer/views/step-details/hex-lines.ts';

const bytes = new Uint8Array([0, 1, 0x20, 0x35, 0x35, 0x30, 0x0d, 0x0a, 0xff, 0x41]);

test('parts headers from payload within a line', () => {
  expect(hexLines({ bytes, payload: { offset: 3, length: 7 } }, 8)).toEqual([
    {
      offset: 0,
      headerHex: '00 01 20 ',
      payloadHex: '35 35 30 0d 0a ',
      headerText: '.. ',
      payloadText: '550..',
    },
    { offset: 8, headerHex: '', payloadHex: 'ff 41 ', headerText: '', payloadText: '.A' },
  ]);
});

test('without payload all is header', () => {
  expect(hexLines({ bytes: bytes.subarray(0, 2) }, 8)).toEqual([
    { offset: 0, headerHex: '00 01 ', payloadHex: '', headerText: '..', payloadText: '' },
  ]);
});

test('copies as a hex dump of sixteen bytes a line', () => {
  expect(hexAsText({ bytes })).toBe('000000  00 01 20 35 35 30 0d 0a ff 41                    .. 550...A');
});
