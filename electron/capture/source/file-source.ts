import type { FileHandle } from 'node:fs/promises';
import type { ByteSource } from './byte-source.ts';

/** The first read is small, so that its packets can be shown at once; each further one is larger, up to all there is room for. */
const FIRST_READ_BYTES = 1 << 14;

/** Reads an open file from `offset` on, straight into the reader's memory. */
export function createFileSource(file: FileHandle, bytesTotal: number, offset = 0): ByteSource {
  let position = offset;
  let most = FIRST_READ_BYTES;
  let isClosed = false;
  return {
    get bytesRead() {
      return position - offset;
    },
    bytesTotal,
    isSeekable: true,
    async read(into, start) {
      if (isClosed) return 0;
      const { bytesRead } = await file.read(into, start, Math.min(most, into.length - start), position);
      most *= 2;
      position += bytesRead;
      return bytesRead;
    },
    async close() {
      if (isClosed) return;
      isClosed = true;
      await file.close();
    },
  };
}
