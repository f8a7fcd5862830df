const SLOTS = 1024;

/**
 * What runs of bytes were found to mean, for those that come again and again: every session of a server begins with the
 * same banner, and "250 2.1.0 Ok" is said by all. A run is learned when it comes for the second time; which of those that
 * share a slot is kept does not matter, as each is compared byte for byte.
 */
export class RecurringBytes<Meaning> {
  /** The run that `find` did not know has come before: its meaning is worth to be learned. */
  cameBefore = false;
  private readonly seen = new Int32Array(SLOTS);
  private readonly runs: (Uint8Array | undefined)[] = new Array<undefined>(SLOTS).fill(undefined);
  private readonly meanings: (Meaning | undefined)[] = new Array<undefined>(SLOTS).fill(undefined);

  find(bytes: Uint8Array, start: number, end: number): Meaning | undefined {
    const hash = hashOf(bytes, start, end);
    const slot = slotOf(hash);
    if (this.seen[slot] !== hash) {
      this.seen[slot] = hash;
      this.cameBefore = false;
      return undefined;
    }
    const run = this.runs[slot];
    if (run !== undefined && isSame(run, bytes, start, end)) return this.meanings[slot];
    this.cameBefore = true;
    return undefined;
  }

  /** To be called for what came before. */
  learn(bytes: Uint8Array, start: number, end: number, meaning: Meaning): void {
    const slot = slotOf(hashOf(bytes, start, end));
    this.runs[slot] = bytes.slice(start, end);
    this.meanings[slot] = meaning;
  }
}

/** FNV-1a. */
function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5 | 0;
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ (bytes[at] as number), 0x01000193);
  return hash;
}

function slotOf(hash: number): number {
  return (hash ^ (hash >>> 16)) & (SLOTS - 1);
}

function isSame(run: Uint8Array, bytes: Uint8Array, start: number, end: number): boolean {
  const length = end - start;
  if (run.length !== length) return false;
  for (let at = 0; at < length; at++) if (run[at] !== bytes[start + at]) return false;
  return true;
}
