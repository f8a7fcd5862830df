import { createHash } from 'node:crypto';
import { open, stat } from 'node:fs/promises';

/** Files up to this size are hashed whole. */
const WHOLE_BYTES = 64 << 20;
/** Of larger ones, the size and so much of the beginning, the middle and the end. */
const PART_BYTES = 16 << 20;
const CHUNK_BYTES = 1 << 20;

/**
 * What a capture is known by, wherever its files lie and whatever they are called: SHA-256 over their bytes, as
 * lower-case hexadecimal. Rejects with the file system's error when a file cannot be read, and for pipes.
 */
export async function captureFingerprint(files: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const path of files) {
    // Merely opening a named pipe waits for a writer, and while it waits the application cannot end.
    if (!(await stat(path)).isFile())
      throw new Error('What came through a pipe cannot be known again: nothing can be kept for it.');
    const file = await open(path);
    try {
      const { size } = await file.stat();
      // The sizes part the files, so that no two sets of files run together into the same bytes.
      hash.update(`${size}\n`);
      for (const [start, end] of partsOf(size)) {
        const chunk = Buffer.alloc(Math.min(CHUNK_BYTES, end - start));
        for (let at = start; at < end;) {
          const { bytesRead } = await file.read(chunk, 0, Math.min(chunk.length, end - at), at);
          if (bytesRead === 0) break;
          hash.update(chunk.subarray(0, bytesRead));
          at += bytesRead;
        }
      }
    } finally {
      await file.close();
    }
  }
  return hash.digest('hex');
}

function partsOf(size: number): readonly (readonly [start: number, end: number])[] {
  if (size <= WHOLE_BYTES) return [[0, size]];
  const middle = Math.floor((size - PART_BYTES) / 2);
  return [
    [0, PART_BYTES],
    [middle, middle + PART_BYTES],
    [size - PART_BYTES, size],
  ];
}
