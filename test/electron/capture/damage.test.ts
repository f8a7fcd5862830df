import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { openCapture } from '../../../electron/capture/open-capture.ts';
import { LIMITS } from '../../../shared/engine/limits.ts';
import { collectFrames, streamOf } from '../../support/collect-frames.ts';
import * as writer from '../../support/pcap-writer.ts';

const frame = (text: string) => ({ seconds: 1_700_000_000, nanoseconds: 5000, bytes: Buffer.from(text) });
const three = [frame('one'), frame('two.'), frame('three')];

/** A classic pcap packet header, whatever it says. */
function header(seconds: number, fraction: number, captured: number, original: number): Buffer {
  const bytes = Buffer.alloc(16);
  [seconds, fraction, captured, original].forEach((value, index) => bytes.writeUInt32LE(value, index * 4));
  return bytes;
}

async function read(...parts: readonly Buffer[]) {
  const reader = await openCapture([streamOf(Buffer.concat(parts), 1000)]);
  const frames = await collectFrames(reader.batches());
  return {
    frames,
    notices: reader.notices,
    texts: frames.map(({ hex }) => Buffer.from(hex, 'hex').toString()),
  };
}

describe('damaged pcap', () => {
  it.each([LIMITS.frameBytes + 1, 0x7fffffff, 0xffffffff])(
    'stops at a packet that claims %d bytes, names it, and takes no memory for it',
    async (claimed) => {
      const before = process.memoryUsage.rss();
      const junk = Buffer.alloc(20 << 20);
      const result = await read(writer.writePcap(three), header(1, 1, claimed, claimed), junk);
      expect(result.texts).toEqual(['one', 'two.', 'three']);
      expect(result.notices).toMatchObject([
        { severity: 'error', code: 'impossible-packet-length', packet: 4 },
      ]);
      expect(process.memoryUsage.rss() - before).toBeLessThan(120e6);
    },
  );

  it('reads a packet as long as the bound', async () => {
    const result = await read(writer.writePcap([frame('a'.repeat(LIMITS.frameBytes)), frame('next')]));
    expect(result.frames.map(({ hex }) => hex.length / 2)).toEqual([LIMITS.frameBytes, 4]);
    expect(result.notices).toEqual([]);
  });

  it('names the packet that is cut at the end', async () => {
    const result = await read(writer.writePcap(three), header(1, 1, 500, 500), Buffer.from('only this'));
    expect(result.texts).toEqual(['one', 'two.', 'three']);
    expect(result.notices).toMatchObject([{ severity: 'warning', code: 'cut-short', packet: 4 }]);
  });

  it('counts on a time beyond its second, and notices once', async () => {
    const odd = [header(10, 3_500_000, 0, 0), header(11, 4_294_967_295, 0, 0)];
    const result = await read(writer.writePcap([]), ...odd);
    expect(result.frames.map(({ seconds, nanoseconds }) => [seconds, nanoseconds])).toEqual([
      [13, 500_000_000],
      [4305, 967_295_000],
    ]);
    expect(result.notices).toMatchObject([{ code: 'impossible-timestamp', packet: 1 }]);
  });

  it('goes on behind a packet of which more was captured than sent', async () => {
    const result = await read(
      writer.writePcap([]),
      header(1, 0, 4, 2),
      Buffer.from('four'),
      header(1, 0, 0, 0),
    );
    expect(result.frames.map(({ originalLength }) => originalLength)).toEqual([4, 0]);
    expect(result.notices).toMatchObject([{ code: 'captured-more-than-sent', packet: 1 }]);
  });

  it('reads any version as 2.4 and says so', async () => {
    const file = writer.writePcap(three);
    file.writeUInt16LE(7, 4);
    file.writeUInt16LE(9, 6);
    const result = await read(file);
    expect(result.texts).toEqual(['one', 'two.', 'three']);
    expect(result.notices).toMatchObject([{ code: 'unusual-pcap-version' }]);
  });
});

describe('damaged compression', () => {
  it('keeps what stands before the cut of a gzip file', async () => {
    const noise = Array.from({ length: 200 }, (_, index) =>
      frame(Buffer.from(String(index * 7919)).toString('base64')),
    );
    const packed = gzipSync(writer.writePcap(noise));
    const result = await read(packed.subarray(0, packed.length - 20));
    expect(result.frames.length).toBeGreaterThan(150);
    expect(result.notices.map(({ code }) => code)).toContain('compressed-data-cut');
  });

  it('does not let a long run of zeros take memory', async () => {
    const before = process.memoryUsage.rss();
    const bomb = gzipSync(
      Buffer.concat([
        writer.writePcapng(three),
        writer.pcapngBlock('little', 0xbad, Buffer.alloc(100 << 20)),
      ]),
    );
    const result = await read(bomb);
    expect(result.texts).toEqual(['one', 'two.', 'three']);
    expect(result.notices).toEqual([]);
    expect(process.memoryUsage.rss() - before).toBeLessThan(350e6);
  });

  it('refuses a zstd frame that wants to look back further than the bound', async () => {
    const wide = Buffer.from('28b52ffd0088010000', 'hex');
    await expect(read(wide, Buffer.alloc(100))).rejects.toMatchObject({ code: 'compression-damaged' });
  });
});

describe('damaged pcapng', () => {
  const file = writer.writePcapng(three);
  const block = (type: number, length: number): Buffer => {
    const bytes = Buffer.alloc(12);
    bytes.writeUInt32LE(type, 0);
    bytes.writeUInt32LE(length, 4);
    return bytes;
  };

  it.each([
    ['shorter than itself', 6, 8],
    ['no multiple of four', 6, 61],
    ['longer than any packet', 6, 0x7ffffff0],
  ])('stops at a packet block that is %s', async (_, type, length) => {
    const result = await read(file, block(type, length), Buffer.alloc(4000));
    expect(result.texts).toEqual(['one', 'two.', 'three']);
    expect(result.notices).toMatchObject([{ severity: 'error', code: 'damaged-block', packet: 3 }]);
  });

  it('skips an unknown block of any length without keeping it', async () => {
    const result = await read(file, block(0x0bad, 0xfffffff0), Buffer.alloc(5 << 20));
    expect(result.texts).toEqual(['one', 'two.', 'three']);
    expect(result.notices).toMatchObject([{ severity: 'warning', code: 'cut-short', packet: 3 }]);
  });

  it('believes the first of two lengths', async () => {
    const unequal = Buffer.from(file);
    unequal.writeUInt32LE(4, unequal.length - 4);
    const result = await read(unequal, writer.enhancedPacketBlock('little', frame('four')));
    expect(result.texts).toEqual(['one', 'two.', 'three', 'four']);
    expect(result.notices).toMatchObject([{ code: 'unequal-block-lengths' }]);
  });

  it('keeps a packet within its block', async () => {
    const beyond = writer.enhancedPacketBlock('little', frame('four'));
    beyond.writeUInt32LE(400_000, 20);
    const result = await read(file, beyond, writer.enhancedPacketBlock('little', frame('five')));
    expect(result.texts).toEqual(['one', 'two.', 'three', 'four', 'five\0\0\0'.slice(0, 4)]);
    expect(result.notices).toMatchObject([{ code: 'packet-beyond-block', packet: 4 }]);
  });

  it('gives packets of an interface that was never described a link type nobody has', async () => {
    const result = await read(
      file,
      writer.enhancedPacketBlock('little', { ...frame('four'), interfaceId: 9 }),
    );
    expect(result.frames.at(-1)).toMatchObject({ packet: 4, linkType: 0xffff });
    expect(result.notices).toMatchObject([{ code: 'unknown-interface', packet: 4 }]);
  });

  it('puts a packet whose time no calendar has at the time before it', async () => {
    const late = { ...frame('four'), seconds: 300_000_000_000 };
    const interfaces = [{ resolution: 3 }];
    const result = await read(writer.writePcapng([...three, late, frame('five')], { interfaces }));
    expect(result.frames.map(({ seconds }) => seconds)).toEqual(new Array(5).fill(1_700_000_000));
    expect(result.notices).toMatchObject([{ code: 'impossible-timestamp', packet: 4 }]);
  });

  it('reads simple and obsolete packet blocks', async () => {
    const simple = Buffer.concat([Buffer.from([6, 0, 0, 0]), Buffer.from('simple')]);
    const body = writer.enhancedPacketBlock('little', frame('obsolete')).subarray(8, -4);
    const result = await read(
      file,
      writer.pcapngBlock('little', 3, simple),
      writer.pcapngBlock('little', 2, body),
    );
    expect(result.texts.slice(3)).toEqual(['simple', 'obsolete']);
    expect(result.frames[3]).toMatchObject({ seconds: 1_700_000_000, nanoseconds: 5000 });
    expect(result.notices).toMatchObject([{ code: 'packet-without-time', packet: 4 }]);
  });

  it('tells what the capture program lost and what people wrote', async () => {
    const option = (code: number, value: Buffer): Buffer => {
      const head = Buffer.alloc(4);
      head.writeUInt16LE(code, 0);
      head.writeUInt16LE(value.length, 2);
      return Buffer.concat([head, value, Buffer.alloc(-value.length & 3)]);
    };
    const count = Buffer.alloc(8);
    count.writeBigUInt64LE(17n);
    const statistics = Buffer.concat([Buffer.alloc(12), option(5, count), option(7, count), Buffer.alloc(4)]);
    const commented = writer.writePcapng(
      three.map((entry) => ({ ...entry, options: [{ code: 1, value: Buffer.from('look \x1b[31mhere') }] })),
      {
        sectionOptions: [{ code: 1, value: Buffer.from('night of the outage') }],
        trailingBlocks: [writer.pcapngBlock('little', 5, statistics)],
      },
    );
    const result = await read(commented);
    expect(result.notices.map(({ code, packet }) => [code, packet])).toEqual([
      ['capture-comment', undefined],
      ['capture-comment', 1],
      ['capture-comment', 2],
      ['capture-comment', 3],
      ['packets-dropped', undefined],
    ]);
    expect(result.notices[0]?.message).toContain('night of the outage');
    expect(result.notices[1]?.message).not.toContain('\x1b');
    expect(result.notices[4]?.message).toContain('34 packets');
  });

  it.each(['little', 'big'] as const)(
    'tells the names of addresses, %s-endian, and bounds them',
    async (order) => {
      const record = (type: number, value: Uint8Array) => {
        const head = Buffer.alloc(4);
        head[order === 'little' ? 'writeUInt16LE' : 'writeUInt16BE'](type, 0);
        head[order === 'little' ? 'writeUInt16LE' : 'writeUInt16BE'](value.length, 2);
        return Buffer.concat([head, value, Buffer.alloc(-value.length & 3)]);
      };
      const ipv4 = (last: number, name: string) =>
        record(1, Buffer.concat([Uint8Array.of(192, 0, 2, last), Buffer.from(`${name}\0`)]));
      const ipv6 = record(
        2,
        Buffer.concat([Buffer.from('20010db8000000000000000000000025', 'hex'), Buffer.from('mx6.example\0')]),
      );
      const cut = Buffer.from([1, 0, 200, 0, 1, 2]);
      const few = writer.pcapngBlock(
        order,
        4,
        Buffer.concat([ipv4(25, 'mail.example.com'), ipv6, record(0, Buffer.alloc(0))]),
      );
      const many = writer.pcapngBlock(
        order,
        4,
        Buffer.concat(Array.from({ length: 200 }, (_, last) => ipv4(last, 'x'))),
      );
      const damaged = writer.pcapngBlock(order, 4, cut);
      const told = await read(writer.writePcapng(three, { order, trailingBlocks: [few, damaged] }));
      expect(told.notices.map(({ code, message }) => [code, message])).toEqual([
        [
          'capture-names',
          'The recording program wrote names of addresses into the capture: 192.0.2.25 is mail.example.com, 2001:db8::25 is mx6.example.',
        ],
      ]);
      const bounded = await read(writer.writePcapng(three, { order, trailingBlocks: [many] }));
      expect(bounded.notices[0]?.message.match(/ is x/g)).toHaveLength(LIMITS.captureNames);
      expect(bounded.notices[0]?.message).toContain('and more');
    },
  );

  it('bounds comments and interfaces', async () => {
    const many = Array.from({ length: LIMITS.captureComments + 20 }, () => ({
      ...frame('x'),
      options: [{ code: 1, value: Buffer.from('again') }],
    }));
    const interfaces = Array.from({ length: LIMITS.captureInterfaces + 5 }, () => ({}));
    const { notices } = await read(writer.writePcapng(many, { interfaces }));
    expect(notices.filter(({ code }) => code === 'capture-comment')).toHaveLength(LIMITS.captureComments);
    expect(notices.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['more-comments', 'too-many-interfaces']),
    );
  });
});
