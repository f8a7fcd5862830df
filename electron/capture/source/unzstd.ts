import { Decompress } from 'fzstd';
import { LIMITS } from '../../../shared/engine/limits.ts';
import type { NoticeLog } from '../notice-log.ts';
import { compressedCut, compressedDamage, windowTooLarge } from './compression-notices.ts';
import { createZstdFrameWalker } from './zstd-frame-walker.ts';

/** As many bytes as are decompressed in one go: an empty-looking block of 4 bytes may become 128 KB. */
const SLICE_BYTES = 1024;

/** Decompresses Zstandard, also several frames in a row. */
export async function* unzstd(chunks: AsyncIterable<Buffer>, notices: NoticeLog): AsyncGenerator<Uint8Array> {
  const output: Uint8Array[] = [];
  const walker = createZstdFrameWalker();
  const decompressor = new Decompress((data) => output.push(data));
  for await (const chunk of chunks) {
    for (let start = 0; start < chunk.length; start += SLICE_BYTES) {
      const slice = chunk.subarray(start, start + SLICE_BYTES);
      const window = walker.walk(slice);
      if (window > LIMITS.zstdWindowBytes) {
        notices.add(windowTooLarge(window, LIMITS.zstdWindowBytes));
        return;
      }
      const failure = push(decompressor, slice);
      yield* output;
      output.length = 0;
      if (failure !== undefined) {
        notices.add(compressedDamage('zstd', failure));
        return;
      }
    }
  }
  if (!walker.isBetweenFrames) {
    notices.add(compressedCut('zstd'));
    return;
  }
  // A last frame of a few bytes is kept back until it is known to be the last.
  const failure = push(decompressor, new Uint8Array(0), true);
  yield* output;
  if (failure !== undefined) notices.add(compressedDamage('zstd', failure));
}

/** The package throws, at damage, errors of its own and those of reading beyond an array. */
function push(decompressor: Decompress, slice: Uint8Array, isLast = false): Error | undefined {
  try {
    decompressor.push(slice, isLast);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}
