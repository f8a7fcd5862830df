import type { FrameBatch } from '../../shared/model/frames.ts';

/** Smallest space a frame takes in a capture: a classic pcap header of an empty packet. */
const SMALLEST_RECORD = 16;

/** The columns of a batch while they are filled; made once for a reader and used again for every batch. */
export interface FrameColumns {
  count: number;
  decimals: 6 | 9;
  readonly offsets: Uint32Array;
  readonly capturedLengths: Uint32Array;
  readonly originalLengths: Uint32Array;
  readonly seconds: Float64Array;
  readonly nanoseconds: Uint32Array;
  readonly linkTypes: Uint16Array;
}

/** Columns for as many frames as can lie in `windowBytes` bytes of a capture, in the memory that `allocate` gives. */
export function createFrameColumns(
  windowBytes: number,
  allocate: (bytes: number) => ArrayBufferLike = (bytes) => new ArrayBuffer(bytes),
): FrameColumns {
  const capacity = Math.ceil(windowBytes / SMALLEST_RECORD);
  return {
    count: 0,
    decimals: 6,
    offsets: new Uint32Array(allocate(capacity * 4)),
    capturedLengths: new Uint32Array(allocate(capacity * 4)),
    originalLengths: new Uint32Array(allocate(capacity * 4)),
    seconds: new Float64Array(allocate(capacity * 8)),
    nanoseconds: new Uint32Array(allocate(capacity * 4)),
    linkTypes: new Uint16Array(allocate(capacity * 2)),
  };
}

/** The filled columns as a batch; borrowed, the next filling overwrites it. */
export function batchOf(columns: FrameColumns, bytes: Uint8Array, firstPacket: number): FrameBatch {
  // A Buffer's `slice` gives a view where that of any other Uint8Array copies: none may leave this room.
  const plain = new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);
  return { ...columns, bytes: plain, firstPacket };
}
