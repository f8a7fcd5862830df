import { LIMITS } from '../limits.ts';
import type { Segment } from '../packet/segment.ts';

/** What is known of an earlier packet whose bytes a later one repeats. */
export interface EarlierPacket {
  readonly packet: number;
  readonly at: number;
  readonly identification: number;
  readonly start: number;
  readonly length: number;
  /** Whether the bytes that both have are the same. */
  readonly isSame: boolean;
}

const RECORDS = 1 << 14;
/** Records of a side that are looked through for a retransmission. */
const STEPS = 64;

/**
 * The bytes handed over last, of all conversations together: a ring that retransmissions are compared with. Each side
 * holds the number of its latest record, each record that of the side's record before it; numbers only count up, so a
 * record that the ring has overwritten since is recognised by its number.
 */
export class DeliveredBytes {
  private readonly bytes = new Uint8Array(LIMITS.comparedBytes);
  /** Bytes written in all, with those that were left free at the end; the ring holds the last of them. */
  private written = 0;
  /** Where the next go: `written` as it lies in the ring. */
  private place = 0;
  private lastRecord = 0;
  private readonly previous = new Float64Array(RECORDS);
  private readonly offsets = new Float64Array(RECORDS);
  private readonly starts = new Float64Array(RECORDS);
  private readonly times = new Float64Array(RECORDS);
  private readonly lengths = new Uint32Array(RECORDS);
  private readonly packets = new Uint32Array(RECORDS);
  private readonly identifications = new Uint16Array(RECORDS);

  /** Keeps bytes `from` to `to` of `bytes`, at position `start` of a side whose latest record is `previous`; gives the new record. */
  record(
    previous: number,
    start: number,
    bytes: Uint8Array,
    from: number,
    to: number,
    packet: number,
    at: number,
    identification: number,
  ): number {
    const length = to - from;
    const capacity = this.bytes.length;
    if (length > capacity) return previous;
    if (this.place + length > capacity) {
      this.written += capacity - this.place;
      this.place = 0;
    }
    const { place } = this;
    if (length < 64) {
      for (let index = 0; index < length; index++) this.bytes[place + index] = bytes[from + index] as number;
    } else {
      this.bytes.set(bytes.subarray(from, to), place);
    }
    const record = ++this.lastRecord;
    const row = record & (RECORDS - 1);
    this.previous[row] = previous;
    this.offsets[row] = this.written;
    this.starts[row] = start;
    this.times[row] = at;
    this.lengths[row] = length;
    this.packets[row] = packet;
    this.identifications[row] = identification;
    this.written += length;
    this.place = place + length;
    return record;
  }

  /**
   * The latest record of the side that overlaps the segment's payload (first byte at `start`), preferring one that
   * disagrees with it; undefined when nothing of it is kept any more.
   */
  find(latest: number, start: number, segment: Segment): EarlierPacket | undefined {
    let found: EarlierPacket | undefined;
    let record = latest;
    for (let step = 0; step < STEPS && this.isKept(record); step++) {
      const row = record % RECORDS;
      const from = this.starts[row] as number;
      const to = from + (this.lengths[row] as number);
      if (from < start + segment.payloadLength && to > start) {
        const earlier = this.compare(row, start, segment);
        if (found === undefined || !earlier.isSame) found = earlier;
        if (!earlier.isSame) break;
      }
      record = this.previous[row] as number;
    }
    return found;
  }

  private isKept(record: number): boolean {
    if (record === 0 || record <= this.lastRecord - RECORDS) return false;
    return (this.offsets[record % RECORDS] as number) >= this.written - this.bytes.length;
  }

  private compare(row: number, start: number, segment: Segment): EarlierPacket {
    const keptStart = this.starts[row] as number;
    const length = this.lengths[row] as number;
    const place = (this.offsets[row] as number) % this.bytes.length;
    const from = Math.max(start, keptStart);
    const to = Math.min(start + segment.payloadLength, keptStart + length);
    let isSame = true;
    for (let at = from; at < to && isSame; at++) {
      isSame = this.bytes[place + at - keptStart] === segment.bytes[segment.payloadOffset + at - start];
    }
    return {
      packet: this.packets[row] as number,
      at: this.times[row] as number,
      identification: this.identifications[row] as number,
      start: keptStart,
      length,
      isSame,
    };
  }
}
