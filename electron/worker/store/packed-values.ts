import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import { createRecent } from '../../../shared/query/recent.ts';
import { createGrowingNumbers } from './growing-numbers.ts';

/** So many values, or bytes of them, are packed together: enough to share what they have in common. */
const BLOCK_VALUES = 32;
const BLOCK_BYTES = 1 << 18;
/** Blocks kept unpacked, for who steps from one value to the next. */
const BLOCKS_UNPACKED = 8;
/** Already the fastest quality takes nine tenths off; the next ones gain little and cost much. */
const OPTIONS = {
  params: { [constants.BROTLI_PARAM_QUALITY]: 1, [constants.BROTLI_PARAM_LGWIN]: 18 },
};

/** What a UTF-16 unit takes in UTF-8 at most: to measure a text takes as long as to write it. */
const MOST_BYTES_A_UNIT = 3;

interface Block {
  readonly packed: Buffer;
  /** Where each value ends in the unpacked bytes. */
  readonly ends: Uint32Array;
}

/** Values by position, as compressed JSON: small, and a fraction of a millisecond away. */
export function createPackedValues<Value extends object>() {
  const blocks: Block[] = [];
  /** By position, one more than the block's index; 0 where there is no value. */
  const blockOf = createGrowingNumbers();
  const placeOf = createGrowingNumbers();
  const unpacked = createRecent<Buffer>(BLOCKS_UNPACKED);
  /** The block that is being filled. */
  let open = Buffer.allocUnsafeSlow(BLOCK_BYTES);
  let ends: number[] = [];

  function closeBlock(): void {
    const end = ends.at(-1) ?? 0;
    if (end === 0) return;
    const packed = brotliCompressSync(open.subarray(0, end), OPTIONS);
    blocks.push({ packed: tight(packed), ends: Uint32Array.from(ends) });
    if (open.length > BLOCK_BYTES) open = Buffer.allocUnsafeSlow(BLOCK_BYTES);
    ends = [];
  }

  /** Room for so many more bytes in the open block, or in a new one made for them. */
  function makeRoom(bytes: number): void {
    if ((ends.at(-1) ?? 0) + bytes <= open.length) return;
    closeBlock();
    if (bytes > open.length) open = Buffer.allocUnsafeSlow(bytes);
  }

  function bytesOf(index: number): Buffer {
    const block = blocks[index];
    return block ? unpacked.get(String(index), () => brotliDecompressSync(block.packed)) : open;
  }

  return {
    /** Keeps a value; an earlier one at that position is forgotten, though its room is not won back. */
    set(position: number, value: Value): void {
      const json = JSON.stringify(value);
      const most = json.length * MOST_BYTES_A_UNIT;
      makeRoom(most < BLOCK_BYTES ? most : Buffer.byteLength(json));
      const start = ends.at(-1) ?? 0;
      blockOf.set(position, blocks.length + 1);
      placeOf.set(position, ends.length);
      ends.push(start + open.write(json, start, 'utf8'));
      if (ends.length >= BLOCK_VALUES) closeBlock();
    },
    has: (position: number): boolean => blockOf.get(position) > 0,
    get(position: number): Value | undefined {
      const block = blockOf.get(position) - 1;
      if (block < 0) return undefined;
      const place = placeOf.get(position);
      const blockEnds = blocks[block]?.ends ?? ends;
      const start = place > 0 ? blockEnds[place - 1] : 0;
      return JSON.parse(bytesOf(block).toString('utf8', start, blockEnds[place])) as Value;
    },
  };
}

/** A copy that holds on to no more memory than its bytes. */
function tight(bytes: Buffer): Buffer {
  const copy = Buffer.allocUnsafeSlow(bytes.length);
  bytes.copy(copy);
  return copy;
}
