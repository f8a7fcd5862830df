import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import type { CaptureError } from '../../../electron/capture/capture-error.ts';
import { openCapture } from '../../../electron/capture/open-capture.ts';
import { collectFrames } from '../../support/collect-frames.ts';
import { writePcap, writePcapng } from '../../support/pcap-writer.ts';

const folder = mkdtempSync(join(tmpdir(), 'smtpscope-capture-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const TCPDUMP_TEXT =
  '12:01:02.123456 IP 10.0.0.1.4242 > 10.0.0.2.25: Flags [S], seq 1, win 64240, length 0\n';

const STRANGERS: readonly (readonly [what: string, content: Buffer | string, code: string, words: RegExp])[] =
  [
    ['an empty file', '', 'empty-file', /is empty/],
    ['an empty file in gzip', gzipSync(''), 'empty-file', /holds an empty file/],
    ['half a pcap header', writePcap([]).subarray(0, 11), 'header-cut', /pcap file that ends after 11 bytes/],
    ['half a pcapng header', writePcapng([]).subarray(0, 20), 'header-cut', /pcapng file that ends after 20/],
    ['two bytes', Buffer.from([0xd4, 0xc3]), 'not-a-capture', /begins with d4 c3/],
    ['what tcpdump prints', TCPDUMP_TEXT, 'not-a-capture', /printed by tcpdump/],
    ['a web page', '<!DOCTYPE html><title>Sign in</title>', 'not-a-capture', /web page/],
    ['a mail', 'Received: from a by b\r\n\r\nHello\r\n', 'not-a-capture', /mail message/],
    ['a text', 'just some words\n', 'not-a-capture', /is text/],
    ['noise', Buffer.from([1, 2, 3, 4, 5, 6, 7, 8]), 'not-a-capture', /begins with 01 02 03 04/],
    ['a ZIP archive', 'PK\x03\x04\x14\0\0\0', 'archive', /archive/],
    ['xz', Buffer.from('fd377a585a000004', 'hex'), 'unsupported-compression', /xz/],
    ['bzip2', 'BZh91AY&SY', 'unsupported-compression', /bzip2/],
    ['gzip in gzip', gzipSync(gzipSync(writePcap([]))), 'unsupported-compression', /twice/],
    ['gzip without a body', gzipSync('').subarray(0, 10), 'compression-damaged', /cut short/],
    [
      'the patched pcap of the nineties',
      Buffer.from('34cdb2a1020004000000', 'hex'),
      'unsupported-format',
      /longer packet/,
    ],
    ['snoop', 'snoop\0\0\0\0\0\0\x02', 'unsupported-format', /snoop/],
  ];

async function errorOf(
  paths: readonly string[],
): Promise<Pick<CaptureError, 'name' | 'code' | 'message' | 'tip'>> {
  return openCapture(paths).then(
    () => Promise.reject(new Error('it opened')),
    (error: unknown) => error as CaptureError,
  );
}

describe('what is no capture', () => {
  it.each(STRANGERS)('says so in one sentence for %s', async (_, content, code, words) => {
    const path = join(folder, 'stranger');
    writeFileSync(path, content, typeof content === 'string' ? 'latin1' : undefined);
    const error = await errorOf([path]);
    expect(error).toMatchObject({ name: 'CaptureError', code });
    expect(error.message).toMatch(words);
    expect(error.message).toContain(path);
    expect(error.message).toMatch(/\.$/);
    expect(error.tip).toMatch(/\w/);
  });

  it('tells one who has the printed text to record with -w', async () => {
    const path = join(folder, 'printed');
    writeFileSync(path, TCPDUMP_TEXT);
    expect((await errorOf([path])).tip).toContain('-w');
  });

  it('says so for folders and missing files', async () => {
    expect(await errorOf([folder])).toMatchObject({ code: 'is-directory' });
    expect(await errorOf([join(folder, 'nowhere.pcap')])).toMatchObject({ code: 'not-found' });
    expect(await errorOf([])).toMatchObject({ code: 'not-found' });
  });
});

describe('a capture without packets', () => {
  it.each([
    ['pcap', writePcap([])],
    ['pcapng', writePcapng([])],
  ])('is no error but a notice, in %s', async (_, file) => {
    const path = join(folder, 'nothing');
    writeFileSync(path, file);
    const reader = await openCapture([path]);
    expect(await collectFrames(reader.batches())).toEqual([]);
    expect(reader.notices).toMatchObject([{ severity: 'info', code: 'no-packets' }]);
    expect(reader.facts()).toMatchObject({ packets: 0, bytes: file.length, linkTypes: ['EN10MB'] });
    expect(reader.facts()).not.toHaveProperty('firstPacketAt');
  });
});
