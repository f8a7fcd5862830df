import type { ByteSource } from './byte-source.ts';

/** What a chunk source needs to know besides its chunks. */
interface Origin {
  readonly bytesTotal?: number;
  /** Bytes taken from the file, where that is not the sum of the chunks. */
  bytesRead?(): number;
  close(): Promise<void>;
}

/** Bytes that come in pieces of their own size: from a pipe, or out of a decompressor. */
export function createChunkSource(chunks: AsyncIterable<Uint8Array>, origin: Origin): ByteSource {
  const iterator = chunks[Symbol.asyncIterator]();
  let chunk = new Uint8Array(0);
  let received = 0;
  return {
    get bytesRead() {
      return origin.bytesRead?.() ?? received;
    },
    ...(origin.bytesTotal === undefined ? {} : { bytesTotal: origin.bytesTotal }),
    isSeekable: false,
    async read(into, start) {
      while (chunk.length === 0) {
        const next = await iterator.next();
        if (next.done === true) return 0;
        chunk = next.value as Uint8Array<ArrayBuffer>;
        received += chunk.length;
      }
      const count = Math.min(chunk.length, into.length - start);
      into.set(chunk.subarray(0, count), start);
      chunk = chunk.subarray(count);
      return count;
    },
    async close() {
      await origin.close();
      void iterator.return?.().catch(() => undefined);
    },
  };
}
