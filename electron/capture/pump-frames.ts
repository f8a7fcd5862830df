import type { FrameBatch } from '../../shared/model/frames.ts';
import { batchOf, createFrameColumns } from './frame-columns.ts';
import { HEADROOM, WINDOW_BYTES } from './framer.ts';
import type { Framer } from './framer.ts';
import type { ByteSource } from './source/byte-source.ts';

/**
 * Reads a source through a framer, a window at a time, and yields each window's packets as soon as they are there.
 * While a batch is used, the next bytes are read into a second window. Rejects when reading fails.
 * `beforeWindow` is told, before a window is looked at, how far into the source it begins.
 */
export async function* pumpFrames(
  source: ByteSource,
  framer: Framer,
  beforeWindow?: (offset: number) => void,
): AsyncGenerator<FrameBatch, { readonly unusedBytes: number }> {
  const columns = createFrameColumns(WINDOW_BYTES);
  let window = createWindow();
  let spare = createWindow();
  let end = HEADROOM;
  let offset = 0;
  let reading = readAhead(source, window, end);
  while (!framer.stopped) {
    const added = await reading();
    if (added === 0) break;
    end += added;
    columns.count = 0;
    beforeWindow?.(offset);
    const firstPacket = framer.packets + 1;
    const used = framer.read(window, HEADROOM, end, columns);
    offset += used - HEADROOM;
    if (columns.count === 0) {
      if (used > HEADROOM) window.copyWithin(HEADROOM, used, end);
      end += HEADROOM - used;
      reading = readAhead(source, window, end);
      continue;
    }
    window.copy(spare, HEADROOM, used, end);
    end += HEADROOM - used;
    if (!framer.stopped) reading = readAhead(source, spare, end);
    yield batchOf(columns, window, firstPacket);
    [window, spare] = [spare, window];
  }
  return { unusedBytes: end - HEADROOM };
}

/** Not from the shared pool: its pages cost nothing until they are written. */
function createWindow(): Buffer {
  return Buffer.allocUnsafeSlow(HEADROOM + WINDOW_BYTES);
}

/** Begins to read; a failure is kept until the result is asked for. */
function readAhead(source: ByteSource, window: Buffer, start: number): () => Promise<number> {
  const result = source.read(window, start);
  result.catch(() => undefined);
  return () => result;
}
