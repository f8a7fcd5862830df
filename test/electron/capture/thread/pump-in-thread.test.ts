import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createNoticeLog } from '../../../../electron/capture/notice-log.ts';
import { readPcapFileHeader, sniffPcap } from '../../../../electron/capture/pcap/pcap-file-header.ts';
import { createPcapFramer } from '../../../../electron/capture/pcap/pcap-framer.ts';
import { pumpFrames, type FramesEnd } from '../../../../electron/capture/pump-frames.ts';
import { openSource } from '../../../../electron/capture/source/open-source.ts';
import { pumpInThread } from '../../../../electron/capture/thread/pump-in-thread.ts';
import type { FrameBatch } from '../../../../shared/model/frames.ts';
import { writeTraffic } from '../../../bench/traffic.mjs';

const HEADER_BYTES = 24;
const ROOT = resolve(import.meta.dirname, '../../../..');

let folder = '';
let thread = '';
let capture = '';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'smtpscope-thread-'));
  // The built thread asks for pcap-parser as the installed program does.
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'junction');
  await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: 'electron/capture/thread/frame-thread.ts',
      outDir: folder,
      emptyOutDir: false,
      rollupOptions: { output: { format: 'cjs', entryFileNames: 'frame-thread.cjs' } },
    },
    ssr: { noExternal: true, external: ['pcap-parser'] },
  });
  thread = join(folder, 'frame-thread.cjs');
  capture = join(folder, 'capture.pcap');
  writeTraffic(capture, { sessions: 2_000, bodyBytes: 4096 });
}, 60_000);

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function headerOf(path: string) {
  const head = readFileSync(path).subarray(0, HEADER_BYTES);
  const magic = sniffPcap(head);
  if (magic === undefined) throw new Error('no pcap file');
  return readPcapFileHeader(head, magic);
}

function inThread(path: string) {
  const notices = createNoticeLog();
  const place = { offsetBytes: HEADER_BYTES, packetsBefore: 0 };
  const reading = pumpInThread(thread, { path, ...place, header: headerOf(path) }, notices);
  return { reading, notices };
}

/** The frames as one hash, so that a single byte or time that differs is seen. */
async function digest(frames: AsyncGenerator<FrameBatch, FramesEnd>) {
  const hash = createHash('sha256');
  for (;;) {
    const { done, value } = await frames.next();
    if (done === true) {
      value.framer.finish(value.unusedBytes);
      return { packets: value.framer.packets, hash: hash.digest('hex') };
    }
    for (let index = 0; index < value.count; index++) {
      const offset = value.offsets[index] ?? 0;
      hash.update(value.bytes.subarray(offset, offset + (value.capturedLengths[index] ?? 0)));
      hash.update(
        `${value.firstPacket + index} ${value.seconds[index]} ${value.nanoseconds[index]} ${value.linkTypes[index]}`,
      );
    }
  }
}

async function both(path: string) {
  const notices = createNoticeLog();
  const source = await openSource(path, HEADER_BYTES);
  const alone = await digest(pumpFrames(source, createPcapFramer(headerOf(path), notices)));
  await source.close();
  const threaded = inThread(path);
  const places: (readonly [number, number])[] = [];
  const beside = await digest(
    threaded.reading.frames((offset, framer) => void places.push([offset, framer.packets])),
  );
  return { alone, beside, notices: [notices.list, threaded.notices.list] as const, places };
}

describe('frames read in a thread', () => {
  it('are those read without one, with the places between them', async () => {
    const { alone, beside, notices, places } = await both(capture);
    expect(beside).toEqual(alone);
    expect(beside.packets).toBeGreaterThan(30_000);
    expect(notices[1]).toEqual(notices[0]);
    expect(places[0]).toEqual([0, 0]);
    expect(places.length).toBeGreaterThan(4);
  });

  it('are numbered on from a place in the middle', async () => {
    const { places } = await both(capture);
    const [offset, packetsBefore] = places[4] ?? [0, 0];
    const notices = createNoticeLog();
    const source = await openSource(capture, HEADER_BYTES + offset);
    const alone = await digest(
      pumpFrames(source, createPcapFramer(headerOf(capture), notices, packetsBefore)),
    );
    await source.close();
    const place = { offsetBytes: HEADER_BYTES + offset, packetsBefore };
    const threaded = pumpInThread(thread, { path: capture, ...place, header: headerOf(capture) }, notices);
    expect(await digest(threaded.frames(() => undefined))).toEqual(alone);
    expect(packetsBefore).toBeGreaterThan(100);
  });

  it('end with the same notice where the file is cut', async () => {
    const cut = join(folder, 'cut.pcap');
    writeFileSync(cut, readFileSync(capture));
    truncateSync(cut, 2_000_001);
    const { alone, beside, notices } = await both(cut);
    expect(beside).toEqual(alone);
    expect(notices[1].map(({ code }) => code)).toEqual(['cut-short']);
    expect(notices[1]).toEqual(notices[0]);
  });

  it('stop at damage with the same notice', async () => {
    const damaged = join(folder, 'damaged.pcap');
    const bytes = readFileSync(capture);
    bytes.fill(0xff, 2_000_000, 2_100_000);
    writeFileSync(damaged, bytes);
    const { alone, beside, notices } = await both(damaged);
    expect(beside).toEqual(alone);
    expect(notices[1]).toEqual(notices[0]);
    expect(notices[1].map(({ code }) => code)).toContain('impossible-packet-length');
  });

  it('can be given up in the middle', async () => {
    const { reading } = inThread(capture);
    const frames = reading.frames(() => undefined);
    expect((await frames.next()).done).toBe(false);
    await reading.stop();
    await expect(
      frames
        .next()
        .then(() => frames.next())
        .then(() => frames.next()),
    ).rejects.toThrow();
  });

  it('fail with the reason where the file is gone', async () => {
    const notices = createNoticeLog();
    const place = { offsetBytes: HEADER_BYTES, packetsBefore: 0 };
    const file = { path: join(folder, 'gone.pcap'), ...place, header: headerOf(capture) };
    const { frames } = pumpInThread(thread, file, notices);
    await expect(frames(() => undefined).next()).rejects.toThrow('There is no file');
  });
});
