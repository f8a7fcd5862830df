import type { FileHandle } from 'node:fs/promises';
import type { ByteSource } from './byte-source.ts';

/** Reads an open file from `offset` on, straight into the reader's memory. */
export function createFileSource(file: FileHandle, bytesTotal: number, offset = 0): ByteSource {
  let position = offset;
  let isClosed = false;
  return {
    get bytesRead() {
      return position - offset;
    },
    bytesTotal,
    isSeekable: true,
    async read(into, start) {
      if (isClosed) return 0;
      const { bytesRead } = await file.read(into, start, into.length - start, position);
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
