import { feedPcapParser } from './feed-pcap-parser.ts';

/** Length of a classic pcap file's header. */
export const PCAP_HEADER_BYTES = 24;

// draft-ietf-opsawg-pcap section 4: magic number, version 2.4, two reserved words, snap length, link type.
//   d4 c3 b2 a1 02 00 04 00 00 00 00 00 00 00 00 00 00 00 04 00 01 00 00 00
const MICROSECONDS = 0xa1b2c3d4;
const NANOSECONDS = 0xa1b23c4d;

export interface PcapFileHeader {
  /** Nanoseconds that one unit of a packet's time fraction stands for. */
  readonly nanosPerUnit: 1 | 1000;
  /** LINKTYPE_ number. */
  readonly linkType: number;
  readonly version: string;
  /** The header as the pcap-parser package understands it: with the magic of microseconds and version 2.4. */
  readonly forParser: Buffer;
}

/** Reads the 24 bytes a classic pcap file begins with; `magic` is what `sniffPcap` made of them. */
export function readPcapFileHeader(bytes: Buffer, magic: PcapMagic): PcapFileHeader {
  const forParser = Buffer.from(bytes.subarray(0, PCAP_HEADER_BYTES));
  if (magic.order === 'little') forParser.writeUInt32LE(MICROSECONDS, 0);
  else forParser.writeUInt32BE(MICROSECONDS, 0);
  const version = { major: readHalf(bytes, 4, magic.order), minor: readHalf(bytes, 6, magic.order) };
  // The package throws at version numbers it does not know; they are noticed elsewhere, and no reason to stop.
  forParser.set(magic.order === 'little' ? [2, 0, 4, 0] : [0, 2, 0, 4], 4);
  let linkType = 0;
  feedPcapParser(forParser, {
    // The upper half tells whether a checksum follows each frame; the registry's number is the lower half.
    globalHeader: (header) => (linkType = header.linkLayerType & 0xffff),
  });
  return {
    nanosPerUnit: magic.nanosPerUnit,
    linkType,
    version: `${String(version.major)}.${String(version.minor)}`,
    forParser,
  };
}

export interface PcapMagic {
  readonly order: 'little' | 'big';
  readonly nanosPerUnit: 1 | 1000;
}

/** What the magic number of a classic pcap file says; undefined when it is not one. */
export function sniffPcap(bytes: Buffer): PcapMagic | undefined {
  if (bytes.length < 4) return undefined;
  for (const order of ['little', 'big'] as const) {
    const magic = order === 'little' ? bytes.readUInt32LE(0) : bytes.readUInt32BE(0);
    if (magic === MICROSECONDS) return { order, nanosPerUnit: 1000 };
    if (magic === NANOSECONDS) return { order, nanosPerUnit: 1 };
  }
  return undefined;
}

function readHalf(bytes: Buffer, offset: number, order: 'little' | 'big'): number {
  return order === 'little' ? bytes.readUInt16LE(offset) : bytes.readUInt16BE(offset);
}
