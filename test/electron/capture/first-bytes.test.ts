import { createReadStream, readFileSync } from 'node:fs';
import { PassThrough, Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { analyzeCapture } from '../../../electron/capture/analyze-capture.ts';
import { analyzeWhole } from '../../support/analyze.ts';
import { SAMPLE } from '../../support/recorded-captures.ts';
import { writePcap } from '../../support/pcap-writer.ts';

const inPieces = (bytes: Buffer, size: number) =>
  Readable.from(
    (function* () {
      for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
    })(),
    { objectMode: true },
  );

describe('a capture from a pipe', () => {
  it.each([1, 2, 3, 4, 5, 23, 24, 25])('is told by its first bytes in pieces of %i', async (size) => {
    const { sessions, capture } = await analyzeWhole([inPieces(readFileSync(SAMPLE), size)]);
    expect(sessions).toHaveLength(10);
    expect(capture.format).toBe('pcap');
  });

  it('may be in the other byte order, whose first four bytes could be letters', async () => {
    const file = writePcap([], { order: 'big' });
    expect((await analyzeWhole([inPieces(file, 4)])).capture.format).toBe('pcap');
  });

  it.each([0, 1, 3, 20])('of %i bytes only is an error with a code', async (length) => {
    await expect(analyzeWhole([inPieces(Buffer.alloc(length, 'x'), 1)])).rejects.toHaveProperty('code');
  });

  it('need not have all of its bytes at once', async () => {
    const { sessions } = await analyzeWhole([createReadStream(SAMPLE, { highWaterMark: 9 })]);
    expect(sessions).toHaveLength(10);
  });

  it('can be given up before it has said anything', async () => {
    const stop = new AbortController();
    const silent = analyzeCapture([new PassThrough()], { signal: stop.signal, onSession: () => undefined });
    setTimeout(() => {
      stop.abort();
    }, 50);
    await expect(silent).rejects.toThrow();
  });
});
