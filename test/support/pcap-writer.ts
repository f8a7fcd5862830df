export type ByteOrder = 'little' | 'big';

/** A frame as a test states it. */
export interface WrittenFrame {
  /** Whole seconds since 1970 UTC, and nanoseconds within the second. */
  readonly seconds: number;
  readonly nanoseconds: number;
  readonly bytes: Uint8Array;
  /** Length on the wire; the captured length when absent. */
  readonly originalLength?: number;
}

export interface PcapOptions {
  readonly order?: ByteOrder;
  readonly precision?: 'microseconds' | 'nanoseconds';
  /** LINKTYPE_ number; 1 (Ethernet) when absent. */
  readonly linkType?: number;
  readonly snapLength?: number;
}

/** Builds a classic pcap file (draft-ietf-opsawg-pcap): a 24-byte header, then each frame behind 16 bytes. */
export function writePcap(frames: readonly WrittenFrame[], options: PcapOptions = {}): Buffer {
  const little = options.order !== 'big';
  const nano = options.precision === 'nanoseconds';
  const records = frames.map((frame) => {
    const header = words(little, [
      frame.seconds,
      nano ? frame.nanoseconds : Math.floor(frame.nanoseconds / 1000),
      frame.bytes.length,
      frame.originalLength ?? frame.bytes.length,
    ]);
    return Buffer.concat([header, frame.bytes]);
  });
  return Buffer.concat([pcapHeader(options), ...records]);
}

/** The 24 bytes a classic pcap file starts with. */
function pcapHeader(options: PcapOptions): Buffer {
  const little = options.order !== 'big';
  const magic = options.precision === 'nanoseconds' ? 0xa1b23c4d : 0xa1b2c3d4;
  return Buffer.concat([
    words(little, [magic]),
    halves(little, [2, 4]),
    words(little, [0, 0, options.snapLength ?? 262144, options.linkType ?? 1]),
  ]);
}

/** One option of a pcapng block: its code and value (draft-ietf-opsawg-pcapng section 3.5). */
interface PcapngOption {
  readonly code: number;
  readonly value: Uint8Array;
}

export interface PcapngInterface {
  /** LINKTYPE_ number; 1 (Ethernet) when absent. */
  readonly linkType?: number;
  readonly snapLength?: number;
  /** if_tsresol as it stands in the file: decimal exponent, or 0x80 | binary exponent; 6 when absent. */
  readonly resolution?: number;
  /** if_tsoffset, seconds. */
  readonly offsetSeconds?: number;
  readonly options?: readonly PcapngOption[];
}

export interface PcapngFrame extends WrittenFrame {
  /** Index into the section's interfaces; 0 when absent. */
  readonly interfaceId?: number;
  readonly options?: readonly PcapngOption[];
}

export interface PcapngOptions {
  readonly order?: ByteOrder;
  /** One Ethernet interface with microseconds when absent. */
  readonly interfaces?: readonly PcapngInterface[];
  readonly sectionOptions?: readonly PcapngOption[];
  /** Blocks put behind the packets: statistics, names, anything. */
  readonly trailingBlocks?: readonly Buffer[];
}

/** Builds one pcapng section: section header, its interfaces, an enhanced packet block per frame. Join several for more. */
export function writePcapng(frames: readonly PcapngFrame[], options: PcapngOptions = {}): Buffer {
  const order = options.order ?? 'little';
  const interfaces = options.interfaces ?? [{}];
  return Buffer.concat([
    sectionHeaderBlock(order, options.sectionOptions),
    ...interfaces.map((entry) => interfaceBlock(order, entry)),
    ...frames.map((frame) => enhancedPacketBlock(order, frame, interfaces[frame.interfaceId ?? 0] ?? {})),
    ...(options.trailingBlocks ?? []),
  ]);
}

function sectionHeaderBlock(order: ByteOrder, options: readonly PcapngOption[] = []): Buffer {
  const little = order === 'little';
  const unknownLength = Buffer.alloc(8, 0xff);
  return pcapngBlock(
    order,
    0x0a0d0d0a,
    Buffer.concat([
      words(little, [0x1a2b3c4d]),
      halves(little, [1, 0]),
      unknownLength,
      optionBytes(little, options),
    ]),
  );
}

function interfaceBlock(order: ByteOrder, entry: PcapngInterface): Buffer {
  const little = order === 'little';
  const options = [...(entry.options ?? [])];
  if (entry.resolution !== undefined) options.push({ code: 9, value: Uint8Array.of(entry.resolution) });
  if (entry.offsetSeconds !== undefined) {
    const value = Buffer.alloc(8);
    if (little) value.writeBigInt64LE(BigInt(entry.offsetSeconds));
    else value.writeBigInt64BE(BigInt(entry.offsetSeconds));
    options.push({ code: 14, value });
  }
  return pcapngBlock(
    order,
    1,
    Buffer.concat([
      halves(little, [entry.linkType ?? 1, 0]),
      words(little, [entry.snapLength ?? 0]),
      optionBytes(little, options),
    ]),
  );
}

export function enhancedPacketBlock(
  order: ByteOrder,
  frame: PcapngFrame,
  entry: PcapngInterface = {},
): Buffer {
  const little = order === 'little';
  const ticks = ticksOf(frame, entry);
  return pcapngBlock(
    order,
    6,
    Buffer.concat([
      words(little, [
        frame.interfaceId ?? 0,
        Number(ticks >> 32n),
        Number(ticks & 0xffffffffn),
        frame.bytes.length,
        frame.originalLength ?? frame.bytes.length,
      ]),
      padded(frame.bytes),
      optionBytes(little, frame.options ?? []),
    ]),
  );
}

/** Any pcapng block: type, length, body (padded to four bytes), length again. */
export function pcapngBlock(order: ByteOrder, type: number, body: Uint8Array): Buffer {
  const little = order === 'little';
  const content = padded(body);
  const length = content.length + 12;
  return Buffer.concat([words(little, [type, length]), content, words(little, [length])]);
}

/** The frame's time in ticks of its interface. */
function ticksOf(frame: WrittenFrame, entry: PcapngInterface): bigint {
  const resolution = entry.resolution ?? 6;
  const perSecond = resolution & 0x80 ? 1n << BigInt(resolution & 0x7f) : 10n ** BigInt(resolution);
  const seconds = BigInt(frame.seconds - (entry.offsetSeconds ?? 0));
  return BigInt.asUintN(64, seconds * perSecond + (BigInt(frame.nanoseconds) * perSecond) / 1_000_000_000n);
}

function optionBytes(little: boolean, options: readonly PcapngOption[]): Buffer {
  if (options.length === 0) return Buffer.alloc(0);
  const parts = options.flatMap(({ code, value }) => [halves(little, [code, value.length]), padded(value)]);
  return Buffer.concat([...parts, halves(little, [0, 0])]);
}

function padded(bytes: Uint8Array): Buffer {
  return Buffer.concat([bytes, Buffer.alloc(-bytes.length & 3)]);
}

function words(little: boolean, values: readonly number[]): Buffer {
  const buffer = Buffer.alloc(values.length * 4);
  values.forEach((value, index) => {
    if (little) buffer.writeUInt32LE(value, index * 4);
    else buffer.writeUInt32BE(value, index * 4);
  });
  return buffer;
}

function halves(little: boolean, values: readonly number[]): Buffer {
  const buffer = Buffer.alloc(values.length * 2);
  values.forEach((value, index) => {
    if (little) buffer.writeUInt16LE(value, index * 2);
    else buffer.writeUInt16BE(value, index * 2);
  });
  return buffer;
}
