import type { FrameBatch } from '../../shared/model/frames.ts';
import { batchOf } from './frame-columns.ts';
import { createSlotPair, type NextSlot } from './frame-slot.ts';
import { HEADROOM } from './framer.ts';
import type { Framer } from './framer.ts';
import type { ByteSource } from './source/byte-source.ts';

/** Told, before a window is looked at, how far into the source it begins, with a framer that stands there. */
export type OnWindow = (offset: number, framer: Framer) => void;

/** How the frames of a source ended: the framer, and what it could not use. */
export interface FramesEnd {
  readonly framer: Framer;
  readonly unusedBytes: number;
}

/**
 * Reads a source through a framer, a window at a time, and yields each window's packets as soon as they are there.
 * While a batch is used, the next bytes are read into the next slot. Rejects when reading fails.
 */
export async function* pumpFrames(
  source: ByteSource,
  framer: Framer,
  onWindow?: OnWindow,
  nextSlot: NextSlot = createSlotPair(),
): AsyncGenerator<FrameBatch, FramesEnd> {
  let { window, columns } = await nextSlot();
  let end = HEADROOM;
  let offset = 0;
  let reading = readAhead(source, window, end);
  while (!framer.stopped) {
    const added = await reading();
    if (added === 0) break;
    end += added;
    columns.count = 0;
    onWindow?.(offset, framer);
    const firstPacket = framer.packets + 1;
    const used = framer.read(window, HEADROOM, end, columns);
    offset += used - HEADROOM;
    if (columns.count === 0) {
      if (used > HEADROOM) window.copyWithin(HEADROOM, used, end);
      end += HEADROOM - used;
      reading = readAhead(source, window, end);
      continue;
    }
    const batch = batchOf(columns, window, firstPacket);
    const next = await nextSlot();
    window.copy(next.window, HEADROOM, used, end);
    end += HEADROOM - used;
    if (!framer.stopped) reading = readAhead(source, next.window, end);
    yield batch;
    ({ window, columns } = next);
  }
  return { framer, unusedBytes: end - HEADROOM };
}

/** Begins to read; a failure is kept until the result is asked for. */
function readAhead(source: ByteSource, window: Buffer, start: number): () => Promise<number> {
  const result = source.read(window, start);
  result.catch(() => undefined);
  return () => result;
}
