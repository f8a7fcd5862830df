/** A packet as it is to stand in a file. */
export interface SlicedPacket {
  readonly seconds: number;
  readonly nanoseconds: number;
  readonly linkType: number;
  readonly originalLength: number;
  readonly bytes: Uint8Array;
}

/** Turns packets into the bytes of a capture file. */
export interface CaptureFile {
  readonly header: Uint8Array;
  packet(packet: SlicedPacket): Uint8Array;
}

const SNAP_LENGTH = 262_144;

/** Classic pcap (draft-ietf-opsawg-pcap), little-endian: a 24-byte header, then each packet behind 16 bytes. */
export function createPcapFile(linkType: number, decimals: 6 | 9): CaptureFile {
  const header = new DataView(new ArrayBuffer(24));
  header.setUint32(0, decimals === 9 ? 0xa1b23c4d : 0xa1b2c3d4, true);
  header.setUint16(4, 2, true);
  header.setUint16(6, 4, true);
  header.setUint32(16, SNAP_LENGTH, true);
  header.setUint32(20, linkType, true);
  return {
    header: new Uint8Array(header.buffer),
    packet({ seconds, nanoseconds, originalLength, bytes }) {
      const record = new DataView(new ArrayBuffer(16 + bytes.length));
      record.setUint32(0, seconds, true);
      record.setUint32(4, decimals === 9 ? nanoseconds : Math.floor(nanoseconds / 1000), true);
      record.setUint32(8, bytes.length, true);
      record.setUint32(12, originalLength, true);
      return withBytes(record, 16, bytes);
    },
  };
}

const SECTION_HEADER = 0x0a0d0d0a;
const INTERFACE_DESCRIPTION = 1;
const ENHANCED_PACKET = 6;
const IF_TSRESOL = 9;

/** pcapng (draft-ietf-opsawg-pcapng section 4): one section with an interface for each link type. */
export function createPcapngFile(linkTypes: readonly number[], decimals: 6 | 9): CaptureFile {
  const section = block(SECTION_HEADER, 16, (view) => {
    view.setUint32(0, 0x1a2b3c4d, true);
    view.setUint16(4, 1, true);
    view.setBigInt64(8, -1n, true);
  });
  const interfaces = linkTypes.map((linkType) =>
    block(INTERFACE_DESCRIPTION, 20, (view) => {
      view.setUint16(0, linkType, true);
      view.setUint32(4, SNAP_LENGTH, true);
      view.setUint16(8, IF_TSRESOL, true);
      view.setUint16(10, 1, true);
      view.setUint8(12, decimals);
    }),
  );
  return {
    header: Buffer.concat([section, ...interfaces]),
    packet({ seconds, nanoseconds, linkType, originalLength, bytes }) {
      const perSecond = decimals === 9 ? 1_000_000_000n : 1_000_000n;
      const fraction = decimals === 9 ? nanoseconds : Math.floor(nanoseconds / 1000);
      const ticks = BigInt(seconds) * perSecond + BigInt(fraction);
      return block(ENHANCED_PACKET, 20 + padded(bytes.length), (view) => {
        view.setUint32(0, linkTypes.indexOf(linkType), true);
        view.setUint32(4, Number(BigInt.asUintN(32, ticks >> 32n)), true);
        view.setUint32(8, Number(BigInt.asUintN(32, ticks)), true);
        view.setUint32(12, bytes.length, true);
        view.setUint32(16, originalLength, true);
        withBytes(view, 20, bytes);
      });
    },
  };
}

/** A block: type and length, the body, the length again. `bodyBytes` is a multiple of four. */
function block(type: number, bodyBytes: number, fill: (body: DataView) => void): Uint8Array {
  const view = new DataView(new ArrayBuffer(bodyBytes + 12));
  view.setUint32(0, type, true);
  view.setUint32(4, bodyBytes + 12, true);
  fill(new DataView(view.buffer, 8, bodyBytes));
  view.setUint32(bodyBytes + 8, bodyBytes + 12, true);
  return new Uint8Array(view.buffer);
}

const padded = (length: number): number => Math.ceil(length / 4) * 4;

function withBytes(view: DataView, at: number, bytes: Uint8Array): Uint8Array {
  const all = new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
  all.set(bytes, at);
  return all;
}
