/** Bytes of memory that are asked for at once. */
const CHUNK_BYTES = 1 << 18;
/** UTF-8 needs no more for a UTF-16 code unit. */
const MOST_BYTES_A_CHARACTER = 3;

/**
 * Texts as bytes, many in one piece of memory: a buffer of its own for each costs more than its bytes. A piece stays as
 * long as any of its texts does.
 */
export function createJsonSlab(): (text: string) => Buffer {
  let chunk = Buffer.alloc(0);
  let used = 0;
  return (text) => {
    const room = text.length * MOST_BYTES_A_CHARACTER;
    if (room > CHUNK_BYTES) return Buffer.from(text);
    if (room > chunk.length - used) {
      chunk = Buffer.allocUnsafeSlow(CHUNK_BYTES);
      used = 0;
    }
    const start = used;
    used += chunk.write(text, used);
    return chunk.subarray(start, used);
  };
}
