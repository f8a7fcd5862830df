import { createGrowingNumbers } from './growing-numbers.ts';

/** Chunks grow up to this; a longer text has one of its own. */
const LARGEST_CHUNK = 1 << 22;
const SMALLEST_CHUNK = 1 << 14;

interface Chunk {
  readonly bytes: Buffer;
  used: number;
  /** Number of its first text. */
  readonly first: number;
}

/** Texts that are only ever added, as UTF-8 outside of the JavaScript heap; each has a number, from 0 on. */
export function createTextHeap() {
  const chunks: Chunk[] = [];
  /** Where each text begins in its chunk. */
  const starts = createGrowingNumbers();
  const homes = createGrowingNumbers();

  function chunkFor(bytes: number): Chunk {
    const last = chunks.at(-1);
    if (last && last.used + bytes <= last.bytes.length) return last;
    const usual = Math.min(LARGEST_CHUNK, Math.max(SMALLEST_CHUNK, (last?.bytes.length ?? 0) * 2));
    const chunk = {
      bytes: Buffer.allocUnsafeSlow(Math.max(usual, bytes)),
      used: 0,
      first: starts.length(),
    };
    chunks.push(chunk);
    return chunk;
  }

  function endOf(text: number, chunk: Chunk): number {
    const isLast = text + 1 >= starts.length() || homes.get(text + 1) !== homes.get(text);
    return isLast ? chunk.used : starts.get(text + 1);
  }

  return {
    count: () => starts.length(),
    add(text: string): number {
      const bytes = Buffer.byteLength(text);
      const chunk = chunkFor(bytes);
      const number = starts.length();
      starts.push(chunk.used);
      homes.push(chunks.length - 1);
      chunk.used += chunk.bytes.write(text, chunk.used, 'utf8');
      return number;
    },
    get(text: number): string {
      const chunk = chunks[homes.get(text)];
      return chunk ? chunk.bytes.toString('utf8', starts.get(text), endOf(text, chunk)) : '';
    },
    /** Marks the texts that hold the bytes of `part` with 1, the others with 0. */
    search(part: string): Uint8Array {
      const wanted = Buffer.from(part, 'utf8');
      const marks = new Uint8Array(starts.length());
      if (wanted.length === 0) return marks.fill(1);
      chunks.forEach((chunk, home) => {
        const end = chunks[home + 1]?.first ?? starts.length();
        markChunk(chunk, end, wanted, starts.get, marks);
      });
      return marks;
    },
  };
}

/** Texts stand without anything between them: what is found across two of them does not count. */
function markChunk(
  { bytes, used, first }: Chunk,
  end: number,
  wanted: Buffer,
  startOf: (text: number) => number,
  marks: Uint8Array,
): void {
  const searched = bytes.subarray(0, used);
  let text = first;
  let at = searched.indexOf(wanted);
  while (at >= 0 && text < end) {
    while (text + 1 < end && startOf(text + 1) <= at) text += 1;
    const next = text + 1 < end ? startOf(text + 1) : used;
    const isWithin = at + wanted.length <= next;
    if (isWithin) marks[text] = 1;
    at = searched.indexOf(wanted, isWithin ? next : at + 1);
  }
}
