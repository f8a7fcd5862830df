/**
 * Follows the outline of a Zstandard file (RFC 8878 section 3.1.1), without decompressing it, to learn the window of
 * each frame before the decompressor makes room for it:
 *   28 b5 2f fd | 24 | 05 | frame content …   magic, descriptor, window or content size, then blocks
 */
export interface ZstdFrameWalker {
  /** Takes the next bytes of the file; answers the largest window asked for so far, in bytes. */
  walk(chunk: Uint8Array): number;
  /** True between frames: where a file may end. */
  readonly isBetweenFrames: boolean;
}

const FRAME_MAGIC = 0xfd2fb528;
const SKIPPABLE_MAGIC = 0x184d2a50;
const RLE_BLOCK = 1;

export function createZstdFrameWalker(): ZstdFrameWalker {
  let largestWindow = 0;
  let isBetweenFrames = true;
  const header: number[] = [];
  let skipping = 0;

  /** The position in the file is the position in this generator; it is given a byte each time it wants one. */
  function* outline(): Generator<undefined, never, undefined> {
    for (;;) {
      isBetweenFrames = true;
      yield* take(1);
      isBetweenFrames = false;
      yield* take(3, 1);
      const magic = littleEndian(0, 4);
      if (magic - (magic % 16) === SKIPPABLE_MAGIC) {
        yield* take(4);
        yield* skip(littleEndian(0, 4));
      } else if (magic === FRAME_MAGIC) yield* frame();
      else yield* skip(Number.POSITIVE_INFINITY);
    }
  }

  function* frame(): Generator<undefined, void, undefined> {
    yield* take(1);
    const descriptor = header[0] ?? 0;
    const isSingleSegment = (descriptor & 0x20) !== 0;
    const sizeFlag = descriptor >> 6;
    const dictionaryBytes = [0, 1, 2, 4][descriptor & 3] ?? 0;
    const sizeBytes = sizeFlag === 0 ? Number(isSingleSegment) : 1 << sizeFlag;
    const windowBytes = isSingleSegment ? 0 : 1;
    yield* take(windowBytes + dictionaryBytes + sizeBytes);
    const window = isSingleSegment
      ? littleEndian(dictionaryBytes, sizeBytes) + (sizeBytes === 2 ? 256 : 0)
      : windowOf(header[0] ?? 0);
    largestWindow = Math.max(largestWindow, window);
    yield* blocks();
    if ((descriptor & 4) !== 0) yield* skip(4);
  }

  function* blocks(): Generator<undefined, void, undefined> {
    for (;;) {
      yield* take(3);
      const block = littleEndian(0, 3);
      const size = Math.floor(block / 8);
      yield* skip(((block >> 1) & 3) === RLE_BLOCK ? 1 : size);
      if ((block & 1) !== 0) return;
    }
  }

  /** Waits until `header` has `count` bytes behind the `kept` first. */
  function* take(count: number, kept = 0): Generator<undefined, void, undefined> {
    header.length = kept;
    while (header.length < kept + count) yield;
  }

  function* skip(count: number): Generator<undefined, void, undefined> {
    skipping = count;
    if (count > 0) yield;
  }

  function littleEndian(start: number, count: number): number {
    let value = 0;
    for (let index = count - 1; index >= 0; index--) value = value * 256 + (header[start + index] ?? 0);
    return value;
  }

  const state = outline();
  state.next();
  return {
    get isBetweenFrames() {
      return isBetweenFrames;
    },
    walk(chunk) {
      let position = 0;
      while (position < chunk.length) {
        if (skipping > 0) {
          const skipped = Math.min(skipping, chunk.length - position);
          skipping -= skipped;
          position += skipped;
          if (skipping > 0) break;
        } else header.push(chunk[position++] ?? 0);
        state.next();
      }
      return largestWindow;
    },
  };
}

/** RFC 8878 section 3.1.1.1.2: five bits of exponent, three of mantissa. */
function windowOf(descriptor: number): number {
  const base = 2 ** (10 + (descriptor >> 3));
  return base + (base / 8) * (descriptor & 7);
}
