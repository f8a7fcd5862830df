import type { NoticeLog } from '../notice-log.ts';
import type { ByteSource, PeekableSource } from './byte-source.ts';
import { createPeekable } from './byte-source.ts';
import { createChunkSource } from './chunk-source.ts';
import { gunzip } from './gunzip.ts';
import { unzstd } from './unzstd.ts';

export type Compression = 'gzip' | 'zstd';

/** Which compression the first four bytes of a file show: 1f 8b (RFC 1952), 28 b5 2f fd (RFC 8878); by magic, not by name. */
export function sniffCompression(head: Buffer): Compression | undefined {
  if (head.length < 4) return undefined;
  if (head[0] === 0x1f && head[1] === 0x8b) return 'gzip';
  if (head.readUInt32LE(0) === 0xfd2fb528) return 'zstd';
  return undefined;
}

const CHUNK_BYTES = 1 << 15;

/**
 * What a compressed source holds. Damage and a cut end are noticed, and end it where they are; what was decompressed
 * before stays.
 */
export function decompress(source: ByteSource, compression: Compression, notices: NoticeLog): PeekableSource {
  const expand = compression === 'gzip' ? gunzip : unzstd;
  return createPeekable(
    createChunkSource(expand(chunksOf(source), notices), {
      ...(source.bytesTotal === undefined ? {} : { bytesTotal: source.bytesTotal }),
      bytesRead: () => source.bytesRead,
      close: () => source.close(),
    }),
  );
}

/** Each chunk is memory of its own, because it may still be worked on when the next is asked for. */
async function* chunksOf(source: ByteSource): AsyncGenerator<Buffer> {
  for (;;) {
    const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
    const count = await source.read(chunk, 0);
    if (count === 0) return;
    yield chunk.subarray(0, count);
  }
}
