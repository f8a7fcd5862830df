import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import { createRecent } from '../../../shared/query/recent.ts';
import { createGrowingNumbers } from './growing-numbers.ts';

/** So many values, or characters of them, are packed together: enough to share what they have in common. */
const BLOCK_VALUES = 32;
const BLOCK_CHARACTERS = 1 << 19;
/** Blocks kept unpacked, for who steps from one value to the next. */
const BLOCKS_UNPACKED = 8;
/** Already the fastest quality takes nine tenths off; the next ones gain little and cost much. */
const OPTIONS = { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } };

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
  let open: string[] = [];
  let openCharacters = 0;

  function closeBlock(): void {
    const parts = open.map((json) => Buffer.from(json, 'utf8'));
    let end = 0;
    const ends = Uint32Array.from(parts, ({ length }) => (end += length));
    blocks.push({ packed: tight(brotliCompressSync(Buffer.concat(parts), OPTIONS)), ends });
    open = [];
    openCharacters = 0;
  }

  function json(blockIndex: number, place: number): string | undefined {
    const block = blocks[blockIndex];
    if (!block) return open[place];
    const bytes = unpacked.get(String(blockIndex), () => brotliDecompressSync(block.packed));
    return bytes.toString('utf8', place > 0 ? block.ends[place - 1] : 0, block.ends[place]);
  }

  return {
    /** Keeps a value; an earlier one at that position is forgotten, though its room is not won back. */
    set(position: number, value: Value): void {
      const text = JSON.stringify(value);
      blockOf.set(position, blocks.length + 1);
      placeOf.set(position, open.length);
      open.push(text);
      openCharacters += text.length;
      if (open.length >= BLOCK_VALUES || openCharacters >= BLOCK_CHARACTERS) closeBlock();
    },
    has: (position: number): boolean => blockOf.get(position) > 0,
    get(position: number): Value | undefined {
      const block = blockOf.get(position);
      const text = block > 0 ? json(block - 1, placeOf.get(position)) : undefined;
      return text === undefined ? undefined : (JSON.parse(text) as Value);
    },
  };
}

/** A copy that holds on to no more memory than its bytes. */
function tight(bytes: Buffer): Buffer {
  const copy = Buffer.allocUnsafeSlow(bytes.length);
  bytes.copy(copy);
  return copy;
}
