import { createFrameColumns, type FrameColumns } from './frame-columns.ts';
import { HEADROOM, WINDOW_BYTES } from './framer.ts';

/** The memory of one batch: bytes of the capture, and where the frames lie in them. */
export interface FrameSlot {
  readonly window: Buffer;
  readonly columns: FrameColumns;
}

/** Gives the memory that the next batch may be written to. */
export type NextSlot = () => FrameSlot | Promise<FrameSlot>;

const SLOT_BYTES = HEADROOM + WINDOW_BYTES;

/** Two slots in turn: while a batch is used, the next bytes are read into the other. */
export function createSlotPair(): NextSlot {
  const columns = createFrameColumns(WINDOW_BYTES);
  // Not from the shared pool: its pages cost nothing until they are written.
  let next = { window: Buffer.allocUnsafeSlow(SLOT_BYTES), columns };
  let other = { window: Buffer.allocUnsafeSlow(SLOT_BYTES), columns };
  return () => {
    [next, other] = [other, next];
    return other;
  };
}

/** A slot in memory that several threads see. */
export function createSharedSlot(): FrameSlot {
  const shared = (bytes: number) => new SharedArrayBuffer(bytes);
  return { window: Buffer.from(shared(SLOT_BYTES)), columns: createFrameColumns(WINDOW_BYTES, shared) };
}
