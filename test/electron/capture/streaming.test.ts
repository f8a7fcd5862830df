import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { createGzip } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { openCapture } from '../../../electron/capture/open-capture.ts';
import { framesOf } from '../../support/collect-frames.ts';
import { writePcap } from '../../support/pcap-writer.ts';

const frames = [1, 2, 3].map((second) => ({
  seconds: second,
  nanoseconds: 0,
  bytes: Buffer.from(`frame ${String(second)}`),
}));
const file = writePcap(frames);
const recordBytes = 16 + 7;

describe('a capture that is still being recorded', () => {
  it('gives each packet as soon as it is there', async () => {
    const pipe = new PassThrough();
    pipe.write(file.subarray(0, 24));
    const reader = await openCapture([pipe]);
    const batches = reader.batches();
    for (let index = 0; index < 3; index++) {
      pipe.write(file.subarray(24 + index * recordBytes, 24 + (index + 1) * recordBytes));
      const batch = await batches.next();
      expect(batch.done === true ? [] : framesOf(batch.value)).toMatchObject([
        { packet: index + 1, seconds: index + 1 },
      ]);
    }
    pipe.end();
    expect(await batches.next()).toEqual({ done: true, value: undefined });
    expect(reader.notices).toEqual([]);
  });

  it('ends quietly when it is given up while nothing comes', async () => {
    for (const compressed of [false, true]) {
      const pipe = new PassThrough();
      if (compressed) {
        const gzip = createGzip();
        gzip.pipe(pipe);
        gzip.write(file.subarray(0, 24 + recordBytes));
        gzip.flush();
      } else pipe.write(file.subarray(0, 24 + recordBytes + 4));
      const abort = new AbortController();
      const reader = await openCapture([pipe], { signal: abort.signal });
      const batches = reader.batches();
      expect((await batches.next()).done).toBe(false);
      const last = batches.next();
      setTimeout(() => {
        abort.abort();
      }, 20);
      expect((await last).done).toBe(true);
      expect(reader.notices).toEqual([]);
    }
  });

  it('gives up opening when nothing comes at all', async () => {
    const abort = new AbortController();
    const opening = openCapture([new PassThrough()], { signal: abort.signal });
    setTimeout(() => {
      abort.abort();
    }, 20);
    await expect(opening).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('reads a named pipe', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'smtpscope-pipe-'));
    const path = join(folder, 'pipe');
    execFileSync('mkfifo', [path]);
    const writing = writeFile(path, file);
    const reader = await openCapture([path]);
    const counts: number[] = [];
    for await (const batch of reader.batches()) counts.push(batch.count);
    await writing;
    rmSync(folder, { recursive: true });
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(3);
    expect(reader.isSeekable).toBe(false);
  });
});

describe('borrowed frames', () => {
  it('stay as they are until the next batch is asked for', async () => {
    const many = Array.from({ length: 9000 }, (_, index) => ({
      seconds: index,
      nanoseconds: 0,
      bytes: Buffer.alloc(500, index & 0xff),
    }));
    const folder = mkdtempSync(join(tmpdir(), 'smtpscope-borrow-'));
    const path = join(folder, 'many.pcap');
    await writeFile(path, writePcap(many));
    const reader = await openCapture([path]);
    let packets = 0;
    for await (const batch of reader.batches()) {
      // Time for the reading ahead to do what harm it can.
      await new Promise((resolve) => setTimeout(resolve, 5));
      for (const frame of framesOf(batch)) {
        expect(frame.seconds).toBe(packets);
        expect(frame.hex).toBe((packets & 0xff).toString(16).padStart(2, '0').repeat(500));
        packets++;
      }
    }
    rmSync(folder, { recursive: true });
    expect(packets).toBe(9000);
  });
});
