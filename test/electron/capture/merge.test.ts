import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openCapture } from '../../../electron/capture/open-capture.ts';
import { readPackets } from '../../../electron/capture/read-packets.ts';
import { LIMITS } from '../../../shared/engine/limits.ts';
import { collectFrames } from '../../support/collect-frames.ts';
import { writePcap, writePcapng } from '../../support/pcap-writer.ts';

const folder = mkdtempSync(join(tmpdir(), 'smtpscope-merge-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function save(name: string, content: Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** Frames at these seconds, each with its time as its text. */
function at(...times: readonly number[]) {
  return times.map((time) => ({
    seconds: Math.floor(time),
    nanoseconds: Math.round((time % 1) * 10) * 1e8,
    bytes: Buffer.from(String(time)),
  }));
}

async function read(...paths: readonly string[]) {
  const reader = await openCapture(paths);
  const frames = await collectFrames(reader.batches());
  expect(frames.map(({ packet }) => packet)).toEqual(frames.map((_, index) => index + 1));
  return { reader, texts: frames.map(({ hex }) => Buffer.from(hex, 'hex').toString()) };
}

describe('several captures', () => {
  it('are put in the order of time, whatever the order of their names', async () => {
    const a = save('a.pcap0', writePcap(at(100, 101, 102)));
    const b = save('a.pcap1', writePcap(at(50, 51)));
    const c = save('a.pcap2', writePcap(at(102, 103)));
    const { reader, texts } = await read(a, b, c);
    expect(texts).toEqual(['50', '51', '100', '101', '102', '102', '103']);
    expect(reader.notices).toEqual([]);
    expect(reader.facts()).toMatchObject({
      file: [b, a, c].join(', '),
      packets: 7,
      firstPacketAt: '1970-01-01T00:00:50.000000Z',
      lastPacketAt: '1970-01-01T00:01:43.000000Z',
    });
    expect(reader.bytesRead).toBe(reader.bytesTotal);
  });

  it('are merged where they overlap', async () => {
    const left = save('left.pcap', writePcap(at(1, 2, 4, 6, 6.5, 30)));
    const right = save('right.pcapng', writePcapng(at(3, 5, 6, 7), { interfaces: [{ linkType: 113 }] }));
    const last = save('last.pcap', writePcap(at(20, 40)));
    const { reader, texts } = await read(left, right, last);
    expect(texts).toEqual(['1', '2', '3', '4', '5', '6', '6', '6.5', '7', '20', '30', '40']);
    expect(reader.facts().linkTypes).toEqual(['EN10MB', 'LINUX_SLL']);
  });

  it('keep the order within a file whose times go back', async () => {
    const odd = save('odd.pcap', writePcap(at(10, 8, 12)));
    const other = save('other.pcap', writePcap(at(9, 11)));
    const { texts } = await read(odd, other);
    expect(texts).toEqual(['9', '10', '8', '11', '12']);
  });

  it('name the file of a notice and number its packet on', async () => {
    const damaged = writePcap(at(1, 2, 3));
    damaged.writeUInt32LE(0, 24 + 17 + 12);
    const first = save('first.pcap', writePcap(at(0, 0.5)));
    const second = save('second.pcap', damaged);
    const cut = writePcap(at(7, 8, 9));
    const third = save('third.pcap', cut.subarray(0, cut.length - 1));
    const { reader } = await read(third, second, first);
    expect(reader.notices).toMatchObject([
      { code: 'captured-more-than-sent', packet: 4 },
      { code: 'cut-short' },
    ]);
    expect(reader.notices[0]?.message).toMatch(/second\.pcap: Packet 2 /);
    expect(reader.notices[1]).not.toHaveProperty('packet');
  });

  it('leave out a file that is still empty, and say so', async () => {
    const full = save('full.pcap', writePcap(at(1)));
    const empty = save('empty.pcap', Buffer.alloc(0));
    const { reader, texts } = await read(empty, full);
    expect(texts).toEqual(['1']);
    expect(reader.notices).toMatchObject([{ severity: 'warning', code: 'empty-file' }]);
    await expect(openCapture([empty, empty])).rejects.toMatchObject({ code: 'empty-file' });
    await expect(openCapture([full, '/dev/zero'])).rejects.toMatchObject({ code: 'not-a-capture' });
  });

  it('are bounded in how many are open at once', async () => {
    const paths = Array.from({ length: LIMITS.capturesAtOnce + 3 }, (_, index) =>
      save(`many${String(index)}.pcap`, writePcap(at(index, 1000 + index))),
    );
    const { reader, texts } = await read(...paths);
    expect(texts).toHaveLength(2 * paths.length);
    expect(reader.notices).toMatchObject([{ code: 'too-many-captures-at-once' }]);
  });

  it('can be read again by packet', async () => {
    const left = save('l.pcap', writePcap(at(1, 3, 5)));
    const right = save('r.pcap', writePcap(at(2, 4, 6)));
    const copies = await readPackets([left, right], [4, 2, 99]);
    expect(copies.map(({ packet, bytes }) => [packet, Buffer.from(bytes).toString()])).toEqual([
      [2, '2'],
      [4, '4'],
    ]);
  });
});

describe('reading packets again', () => {
  const many = Array.from({ length: 12_000 }, (_, index) => ({
    seconds: index,
    nanoseconds: 0,
    bytes: Buffer.from(`packet ${String(index + 1)} `.repeat(40)),
  }));
  const wanted = [1, 2, 3000, 7777, 11_999, 12_000, 12_001, 0, 3000];

  it.each([
    ['pcap', writePcap(many)],
    ['pcapng', writePcapng(many)],
  ])('gives the same with an index as without, in %s', async (format, content) => {
    const path = save(`many.${format}`, content);
    const reader = await openCapture([path]);
    for await (const batch of reader.batches()) expect(batch.count).toBeGreaterThan(0);
    expect(reader.index.checkpoints.length).toBeGreaterThan(3);
    const indexed = await readPackets([path], wanted, reader.index);
    expect(indexed).toEqual(await readPackets([path], wanted));
    expect(indexed.map(({ packet, seconds }) => [packet, seconds])).toEqual(
      [1, 2, 3000, 7777, 11_999, 12_000].map((packet) => [packet, packet - 1]),
    );
    expect(Buffer.from(indexed[3]?.bytes ?? []).toString()).toBe('packet 7777 '.repeat(40));
  });

  it('is refused for what can be read only once', async () => {
    await expect(readPackets(['-'], [1])).rejects.toMatchObject({ code: 'not-seekable' });
  });
});
