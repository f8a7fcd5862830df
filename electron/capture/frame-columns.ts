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

/** Columns for as many frames as can lie in `windowBytes` bytes of a capture. */
export function createFrameColumns(windowBytes: number): FrameColumns {
  const capacity = Math.ceil(windowBytes / SMALLEST_RECORD);
  return {
    count: 0,
    decimals: 6,
    offsets: new Uint32Array(capacity),
    capturedLengths: new Uint32Array(capacity),
    originalLengths: new Uint32Array(capacity),
    seconds: new Float64Array(capacity),
    nanoseconds: new Uint32Array(capacity),
    linkTypes: new Uint16Array(capacity),
  };
}

/** The filled columns as a batch; borrowed, the next filling overwrites it. */
export function batchOf(columns: FrameColumns, bytes: Uint8Array, firstPacket: number): FrameBatch {
  // A Buffer's `slice` gives a view where that of any other Uint8Array copies: none may leave this room.
  const plain = new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);
  return { ...columns, bytes: plain, firstPacket };
}
