/** The first bytes of what passes, at most so many. */
export class KeptBytes {
  private readonly most: number;
  private bytes = new Uint8Array(0);
  private length = 0;
  /** More came than is kept. */
  isCut = false;

  constructor(most: number) {
    this.most = most;
  }

  push(bytes: Uint8Array, start: number, end: number): void {
    const kept = Math.min(end - start, this.most - this.length);
    if (kept < end - start) this.isCut = true;
    if (kept <= 0) return;
    if (this.length + kept > this.bytes.length) {
      const larger = new Uint8Array(Math.min(this.most, Math.max(this.length + kept, this.bytes.length * 2)));
      larger.set(this.bytes.subarray(0, this.length));
      this.bytes = larger;
    }
    this.bytes.set(bytes.subarray(start, start + kept), this.length);
    this.length += kept;
  }

  /** What is kept so far; borrowed. */
  view(): Uint8Array {
    return this.bytes.subarray(0, this.length);
  }
}
