import { LIMITS } from '../limits.ts';
import type { Instant } from '../../model/time.ts';
import { SYN, type Segment } from '../packet/segment.ts';
import type { Connection } from './connection.ts';
import { UseOrder } from './use-order.ts';

const LOW_KNOWN = 1;
const HIGH_KNOWN = 2;
const IGNORED = 4;

/** Connections that are over or unwanted: a few numbers each, by slot, so that their packets can be dropped at once. */
export class DormantFlows {
  private readonly order = new UseOrder();
  private lowInitials = new Int32Array(1024);
  private highInitials = new Int32Array(1024);
  private marks = new Uint8Array(1024);
  private endedAt = new Float64Array(1024);

  get count(): number {
    return this.order.count;
  }

  add(slot: number, connection: Connection): void {
    if (slot >= this.marks.length) this.grow(slot);
    const low = connection.sides[connection.sideOfLow].initialSequence;
    const high = connection.sides[connection.sideOfLow === 0 ? 1 : 0].initialSequence;
    this.lowInitials[slot] = low ?? 0;
    this.highInitials[slot] = high ?? 0;
    this.marks[slot] =
      (low === undefined ? 0 : LOW_KNOWN) |
      (high === undefined ? 0 : HIGH_KNOWN) |
      (connection.isIgnored ? IGNORED : 0);
    this.endedAt[slot] = connection.lastAt;
    this.order.add(slot);
  }

  remove(slot: number): void {
    this.order.remove(slot);
  }

  removeOldest(): number {
    const slot = this.order.first;
    this.order.remove(slot);
    return slot;
  }

  /** Whether the segment belongs to another connection than the one that is over: a SYN of another number, or data much later. */
  isAnother(slot: number, segment: Segment, sourceIsLow: boolean): boolean {
    const marks = this.marks[slot] as number;
    if ((segment.flags & SYN) === 0) {
      if (marks & IGNORED) {
        this.order.touch(slot);
        return false;
      }
      return segment.payloadLength > 0 && this.hasRested(slot, segment.at);
    }
    const isKnown = marks & (sourceIsLow ? LOW_KNOWN : HIGH_KNOWN);
    const initials = sourceIsLow ? this.lowInitials : this.highInitials;
    return isKnown === 0 || initials[slot] !== (segment.sequence | 0);
  }

  private hasRested(slot: number, now: Instant): boolean {
    return now - (this.endedAt[slot] as number) > LIMITS.tupleRestNanos;
  }

  private grow(slot: number): void {
    const length = Math.max(slot + 1, this.marks.length * 2);
    const widen = <Column extends Int32Array | Uint8Array | Float64Array>(column: Column): Column => {
      const wider = new (column.constructor as new (size: number) => Column)(length);
      wider.set(column);
      return wider;
    };
    this.lowInitials = widen(this.lowInitials);
    this.highInitials = widen(this.highInitials);
    this.marks = widen(this.marks);
    this.endedAt = widen(this.endedAt);
  }
}
