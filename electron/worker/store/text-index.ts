import type { PositionTest } from '../../../shared/query/session-collection.ts';
import { createGrowingNumbers } from './growing-numbers.ts';
import { createTextHeap } from './text-heap.ts';

/** Lines remembered to be recognised when they come again: a server says the same to everyone. */
const LINES_REMEMBERED = 8192;

/** Finds the sessions that hold a text. A line that many sessions have in common is kept, and searched, once. */
export function createTextIndex() {
  const lines = createTextHeap();
  let remembered = new Map<string, number>();
  /** Line numbers, those of a session side by side. */
  const references = createGrowingNumbers();
  const starts = createGrowingNumbers();
  const counts = createGrowingNumbers();

  function lineOf(text: string): number {
    const known = remembered.get(text);
    if (known !== undefined) return known;
    const line = lines.add(text);
    // Beginning anew costs little: what is said to everyone comes again soon.
    if (remembered.size >= LINES_REMEMBERED) remembered = new Map();
    remembered.set(text, line);
    return line;
  }

  return {
    set(position: number, texts: readonly string[]): void {
      starts.set(position, references.length());
      counts.set(position, texts.length);
      for (const text of texts) references.push(lineOf(text.toLowerCase()));
    },
    having(text: string): PositionTest {
      const marks = lines.search(text.toLowerCase());
      return (position) => {
        const start = starts.get(position);
        const end = start + counts.get(position);
        for (let at = start; at < end; at += 1) if (marks[references.get(at)] === 1) return true;
        return false;
      };
    },
  };
}
