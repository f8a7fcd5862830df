const NONE = -1;

/** Slots in the order of their last use, as a list linked through typed arrays. */
export class UseOrder {
  count = 0;
  private oldest = NONE;
  private latest = NONE;
  private older = new Int32Array(1024);
  private newer = new Int32Array(1024);

  /** The slot that was not used for longest; -1 when there is none. */
  get first(): number {
    return this.oldest;
  }

  /** The slot is not in the list yet. */
  add(slot: number): void {
    if (slot >= this.older.length) this.grow(slot);
    this.older[slot] = this.latest;
    this.newer[slot] = NONE;
    if (this.latest === NONE) this.oldest = slot;
    else this.newer[this.latest] = slot;
    this.latest = slot;
    this.count++;
  }

  /** The slot was used again. */
  touch(slot: number): void {
    if (slot === this.latest) return;
    this.remove(slot);
    this.add(slot);
  }

  remove(slot: number): void {
    const before = this.older[slot] as number;
    const behind = this.newer[slot] as number;
    if (before === NONE) this.oldest = behind;
    else this.newer[before] = behind;
    if (behind === NONE) this.latest = before;
    else this.older[behind] = before;
    this.count--;
  }

  private grow(slot: number): void {
    const length = Math.max(slot + 1, this.older.length * 2);
    const older = new Int32Array(length);
    older.set(this.older);
    const newer = new Int32Array(length);
    newer.set(this.newer);
    this.older = older;
    this.newer = newer;
  }
}
