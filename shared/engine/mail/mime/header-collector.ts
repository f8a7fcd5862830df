import { decodeText } from '../../../model/text.ts';
import { LIMITS } from '../../limits.ts';

const LF = 0x0a;
const CR = 0x0d;

/** How many bytes of header sections a message may still have kept. */
export interface HeaderBudget {
  bytes: number;
}

/** Collects a header section up to the empty line behind it (RFC 5322 section 2.1), within bounds. */
export class HeaderCollector {
  private readonly budget: HeaderBudget;
  private bytes = new Uint8Array(0);
  private length = 0;
  private lineLength = 0;
  private lineBeginsWithCr = false;
  /** True when not all of it is kept. */
  isCut = false;

  constructor(budget: HeaderBudget) {
    this.budget = budget;
  }

  /** Takes a line or a part of one; true when the section is over. The empty line is not part of it. */
  push(bytes: Uint8Array, start: number, end: number): boolean {
    if (start >= end) return false;
    if (this.lineLength === 0) this.lineBeginsWithCr = bytes[start] === CR;
    this.lineLength += end - start;
    if (bytes[end - 1] === LF) {
      const isEmpty = this.lineLength === 1 || (this.lineLength === 2 && this.lineBeginsWithCr);
      if (isEmpty) {
        // The first byte of its line end may have come, and been kept, before.
        this.length -= this.lineLength - (end - start);
        return true;
      }
      this.lineLength = 0;
    }
    this.keep(bytes, start, end);
    return false;
  }

  text(): string {
    return decodeText(this.bytes, 0, Math.max(0, this.length));
  }

  private keep(bytes: Uint8Array, start: number, end: number): void {
    const room = Math.min(LIMITS.partHeaderBytes - this.length, this.budget.bytes);
    const kept = Math.min(end - start, room);
    if (kept < end - start) this.isCut = true;
    if (kept <= 0) return;
    if (this.length + kept > this.bytes.length) {
      const larger = new Uint8Array(Math.max(this.length + kept, this.bytes.length * 2, 512));
      larger.set(this.bytes.subarray(0, this.length));
      this.bytes = larger;
    }
    this.bytes.set(bytes.subarray(start, start + kept), this.length);
    this.length += kept;
    this.budget.bytes -= kept;
  }
}
