import type { FrameBatch } from '../../../shared/model/frames.ts';
import { batchOf, createFrameColumns } from '../frame-columns.ts';
import { WINDOW_BYTES } from '../framer.ts';

/** Collects copies of frames from several batches into one. */
export interface FrameMixer {
  readonly count: number;
  /** Copies frame `index` of `from`; false when there is no room before `take`. */
  add(from: FrameBatch, index: number): boolean;
  /** What was collected; borrowed until the next `add`, which begins anew. */
  take(firstPacket: number): FrameBatch;
}

export function createFrameMixer(): FrameMixer {
  const columns = createFrameColumns(WINDOW_BYTES);
  const memory = new Uint8Array(WINDOW_BYTES);
  let used = 0;
  let isTaken = false;
  return {
    get count() {
      return isTaken ? 0 : columns.count;
    },
    add(from, index) {
      if (isTaken) {
        isTaken = false;
        used = 0;
        columns.count = 0;
        columns.decimals = 6;
      }
      const length = from.capturedLengths[index] ?? 0;
      if (used + length > memory.length || columns.count === columns.offsets.length) return false;
      const offset = from.offsets[index] ?? 0;
      memory.set(from.bytes.subarray(offset, offset + length), used);
      const to = columns.count++;
      columns.offsets[to] = used;
      columns.capturedLengths[to] = length;
      columns.originalLengths[to] = from.originalLengths[index] ?? 0;
      columns.seconds[to] = from.seconds[index] ?? 0;
      columns.nanoseconds[to] = from.nanoseconds[index] ?? 0;
      columns.linkTypes[to] = from.linkTypes[index] ?? 0;
      if (from.decimals === 9) columns.decimals = 9;
      used += length;
      return true;
    },
    take(firstPacket) {
      isTaken = true;
      return batchOf(columns, memory, firstPacket);
    },
  };
}
