import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { openCapture } from '../../../electron/capture/open-capture.ts';
import type { CaptureReader } from '../../../electron/capture/capture-reader.ts';
import { CaptureError } from '../../../electron/capture/capture-error.ts';
import { collectFrames, streamOf } from '../../support/collect-frames.ts';
import type { CollectedFrame } from '../../support/collect-frames.ts';
import * as writer from '../../support/pcap-writer.ts';
import { ZSTD_SAMPLE } from './zstd-sample.ts';

const frames: readonly writer.WrittenFrame[] = [
  { seconds: 1493569137, nanoseconds: 123456000, bytes: Buffer.from('first frame') },
  {
    seconds: 1493569137,
    nanoseconds: 999999000,
    bytes: Buffer.from('cut by the snap length'),
    originalLength: 1514,
  },
  { seconds: 1493569138, nanoseconds: 0, bytes: Buffer.alloc(0), originalLength: 60 },
  { seconds: 4102444800, nanoseconds: 1000, bytes: Buffer.from([0, 255, 10, 13]) },
];

function expected(all: readonly writer.PcapngFrame[], linkTypes: readonly number[] = [1]): CollectedFrame[] {
  return all.map((frame, index) => ({
    packet: index + 1,
    seconds: frame.seconds,
    nanoseconds: frame.nanoseconds,
    originalLength: frame.originalLength ?? frame.bytes.length,
    linkType: linkTypes[frame.interfaceId ?? 0] ?? 1,
    hex: Buffer.from(frame.bytes).toString('hex'),
  }));
}

const nano = frames.map((frame) => ({
  ...frame,
  nanoseconds: frame.nanoseconds + 7 * (frame.nanoseconds > 0 ? 1 : 0),
}));
const twoInterfaces = nano.map((frame, index) => ({ ...frame, interfaceId: index % 2 }));
const interfaces = [
  { linkType: 1, resolution: 9 },
  { linkType: 113, resolution: 9, offsetSeconds: -3600 },
];
const sectionPair = Buffer.concat([
  writer.writePcapng(frames.slice(0, 2), { order: 'big', interfaces: [{ linkType: 276 }] }),
  writer.writePcapng(frames.slice(2), { order: 'little', interfaces: [{ linkType: 276 }] }),
]);
const withStrangers = writer.writePcapng(frames, {
  trailingBlocks: [
    writer.pcapngBlock('little', 4, Buffer.alloc(40)),
    writer.pcapngBlock('little', 0xbad, Buffer.alloc(200)),
  ],
});

const CASES: readonly { readonly name: string; readonly file: Buffer; readonly frames: CollectedFrame[] }[] =
  [
    { name: 'pcap, little-endian, microseconds', file: writer.writePcap(frames), frames: expected(frames) },
    {
      name: 'pcap, big-endian, microseconds',
      file: writer.writePcap(frames, { order: 'big' }),
      frames: expected(frames),
    },
    {
      name: 'pcap, little-endian, nanoseconds',
      file: writer.writePcap(nano, { precision: 'nanoseconds' }),
      frames: expected(nano),
    },
    {
      name: 'pcap, big-endian, nanoseconds',
      file: writer.writePcap(nano, { order: 'big', precision: 'nanoseconds' }),
      frames: expected(nano),
    },
    {
      name: 'pcap with a checksum length in its link type',
      file: writer.writePcap(frames, { linkType: 0x24000071 }),
      frames: expected(frames, [113]),
    },
    { name: 'pcapng, little-endian', file: writer.writePcapng(frames), frames: expected(frames) },
    {
      name: 'pcapng, big-endian',
      file: writer.writePcapng(frames, { order: 'big' }),
      frames: expected(frames),
    },
    {
      name: 'pcapng, two interfaces with nanoseconds, one with an offset',
      file: writer.writePcapng(twoInterfaces, { interfaces }),
      frames: expected(twoInterfaces, [1, 113]),
    },
    {
      name: 'pcapng, picoseconds from an offset',
      file: writer.writePcapng(nano.slice(0, 3), {
        interfaces: [{ resolution: 12, offsetSeconds: 1493569000 }],
      }),
      frames: expected(nano.slice(0, 3)),
    },
    {
      name: 'pcapng, two sections of different byte order',
      file: sectionPair,
      frames: expected(frames, [276]),
    },
    { name: 'pcapng with blocks that are skipped', file: withStrangers, frames: expected(frames) },
    { name: 'gzip', file: gzipSync(writer.writePcap(frames)), frames: expected(frames) },
    { name: 'gzip in two members', file: gzipPair(), frames: expected(frames) },
    { name: 'gzip of pcapng', file: gzipSync(writer.writePcapng(frames)), frames: expected(frames) },
    { name: 'zstd', file: ZSTD_SAMPLE, frames: expected(frames) },
  ];

function gzipPair(): Buffer {
  const file = writer.writePcap(frames);
  return Buffer.concat([gzipSync(file.subarray(0, 50)), gzipSync(file.subarray(50))]);
}

async function read(
  bytes: Buffer,
  size?: number,
): Promise<{ frames: CollectedFrame[]; reader: CaptureReader }> {
  const reader = await openCapture([streamOf(bytes, size)]);
  return { frames: await collectFrames(reader.batches()), reader };
}

describe.each(CASES)('$name', ({ file, frames: all }) => {
  it('gives the same frames whole, in odd chunks and a byte at a time', async () => {
    for (const size of [file.length, 4099, 61, 7, 1]) {
      const result = await read(file, size);
      expect(result.frames).toEqual(all);
      expect(result.reader.notices).toEqual([]);
      expect(result.reader.packets).toBe(all.length);
    }
  });

  it('keeps the frames before the cut when truncated at any byte', async () => {
    let most = 0;
    for (let length = 0; length < file.length; length++) {
      const result = await read(file.subarray(0, length)).catch((error: unknown) => error);
      if (result instanceof CaptureError) continue;
      const { frames: some, reader } = result as Awaited<ReturnType<typeof read>>;
      expect(some).toEqual(all.slice(0, some.length));
      expect(reader.notices.filter(({ code }) => code === 'reading-failed')).toEqual([]);
      expect(some.length).toBeGreaterThanOrEqual(most);
      most = some.length;
    }
    expect(most).toBeGreaterThanOrEqual(file === ZSTD_SAMPLE ? 0 : all.length - 1);
  });

  it('survives any byte turned over', async () => {
    for (let index = 0; index < file.length; index++) {
      for (const mask of [0xff, 0x01]) {
        const damaged = Buffer.from(file);
        damaged[index] = (damaged[index] ?? 0) ^ mask;
        const result = await read(damaged).catch((error: unknown) => error);
        if (result instanceof CaptureError) continue;
        const { frames: some, reader } = result as Awaited<ReturnType<typeof read>>;
        expect(reader.notices.filter(({ code }) => code === 'reading-failed')).toEqual([]);
        expect(some.length).toBeLessThan(10_000);
      }
    }
  });
});

describe('the facts of a capture', () => {
  it('tell format, compression, link types and times', async () => {
    const file = gzipSync(writer.writePcapng(twoInterfaces, { interfaces }));
    const { reader } = await read(file);
    expect(reader.facts()).toMatchObject({
      file: 'the stream',
      format: 'pcapng',
      compression: 'gzip',
      bytes: file.length,
      packets: 4,
      linkTypes: ['EN10MB', 'LINUX_SLL'],
      firstPacketAt: '2017-04-30T16:18:57.123456007Z',
      lastPacketAt: '2100-01-01T00:00:00.000001007Z',
    });
  });

  it.each([gzipSync(writer.writePcap(frames)), writer.writePcap(frames)])(
    'count the bytes of the file, not those that were in it',
    async (file) => {
      const { reader } = await read(file);
      expect(reader.facts().bytes).toBe(file.length);
    },
  );
});
