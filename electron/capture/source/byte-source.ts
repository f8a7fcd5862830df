/** Bytes that come from somewhere, asked for one piece at a time. */
export interface ByteSource {
  /** Bytes taken from the file so far, before decompression. */
  readonly bytesRead: number;
  /** Size of the file; absent for pipes. */
  readonly bytesTotal?: number;
  /** True when any part of it can be read again: a plain file on disk. */
  readonly isSeekable: boolean;
  /** Writes what comes next into `into` from `start`; answers how many bytes, 0 at the end. Rejects when reading fails. */
  read(into: Buffer, start: number): Promise<number>;
  /** Ends the reading; a `read` still waiting answers 0 or rejects. */
  close(): Promise<void>;
}

export interface PeekableSource extends ByteSource {
  /** The first bytes, without taking them: at least `count`, fewer only where the source ends. */
  peek(count: number): Promise<Buffer>;
}

const PEEK_BYTES = 4096;

/** Lets the beginning of a source be looked at; `count` of `peek` may be up to 4096. */
export function createPeekable(source: ByteSource): PeekableSource {
  const head = Buffer.allocUnsafe(PEEK_BYTES);
  let filled = 0;
  let taken = 0;
  return {
    get bytesRead() {
      return source.bytesRead;
    },
    ...(source.bytesTotal === undefined ? {} : { bytesTotal: source.bytesTotal }),
    isSeekable: source.isSeekable,
    close: () => source.close(),
    async peek(count) {
      while (filled < Math.min(count, PEEK_BYTES)) {
        const added = await source.read(head, filled);
        if (added === 0) break;
        filled += added;
      }
      return head.subarray(0, filled);
    },
    async read(into, start) {
      if (taken === filled) return source.read(into, start);
      const copied = head.copy(into, start, taken, filled);
      taken += copied;
      // A pipe may have no more for a long time; a file has.
      const isFull = start + copied === into.length;
      return source.isSeekable && !isFull ? copied + (await source.read(into, start + copied)) : copied;
    },
  };
}
