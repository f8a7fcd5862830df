import { decodeText } from '../../model/text.ts';
import type { Instant } from '../../model/time.ts';
import { LIMITS } from '../limits.ts';

const CR = 0x0d;
const LF = 0x0a;
const FIRST_KEPT = 128;

/** A line without its line end, and where its first byte stood. */
export interface Line {
  readonly text: string;
  readonly packet: number;
  readonly at: Instant;
  /** False when bytes of it are missing: a hole in the capture, or more of them than are kept. */
  readonly complete: boolean;
}

export interface LineSink {
  /** The line that began in this packet is longer than is kept. */
  lineCut(packet: number): void;
}

const NO_LINE: Line = { text: '', packet: 0, at: 0, complete: true };

/**
 * Puts lines together from pieces of a stream, split wherever the segments were. A line ends with CR LF (RFC 5321 section
 * 2.3.8) or, as servers take it too, with LF alone. What is beyond LIMITS.lineBytes is dropped and the line incomplete,
 * which the sink is told with the line's packet.
 */
export class LineAssembler {
  /** The line that `read` found last. */
  line: Line = NO_LINE;
  private kept: Uint8Array | undefined;
  private keptLength = 0;
  private dropped = false;
  private packet = 0;
  private at: Instant = 0;
  private readonly sink: LineSink;

  constructor(sink: LineSink) {
    this.sink = sink;
  }

  /** True when bytes of an unfinished line are waiting for the rest. */
  get pending(): boolean {
    return this.keptLength > 0;
  }

  /** Reads on at `position`; gives the position behind the line end, or -1 when no line ended before `end`. */
  read(bytes: Uint8Array, position: number, end: number, packet: number, at: Instant): number {
    let index = position;
    while (index < end && bytes[index] !== LF) index++;
    if (index === end) {
      this.keep(bytes, position, end, packet, at);
      return -1;
    }
    if (this.keptLength === 0 && index - position <= LIMITS.lineBytes) {
      const last = index > position && bytes[index - 1] === CR ? index - 1 : index;
      this.line = { text: decodeText(bytes, position, last), packet, at, complete: true };
    } else {
      this.keep(bytes, position, index, packet, at);
      this.take();
    }
    return index + 1;
  }

  /** Takes what is there of an unfinished line as a line; undefined when there is nothing. */
  flush(): Line | undefined {
    if (this.keptLength === 0) return undefined;
    this.take();
    return this.line;
  }

  private keep(bytes: Uint8Array, start: number, end: number, packet: number, at: Instant): void {
    if (start >= end) return;
    if (this.keptLength === 0) {
      this.packet = packet;
      this.at = at;
    }
    const room = LIMITS.lineBytes - this.keptLength;
    if (end - start > room) this.dropped = true;
    const length = Math.min(end - start, room);
    const kept = this.reserve(this.keptLength + length);
    kept.set(bytes.subarray(start, start + length), this.keptLength);
    this.keptLength += length;
  }

  private reserve(length: number): Uint8Array {
    if (this.kept && this.kept.length >= length) return this.kept;
    const larger = new Uint8Array(Math.max(FIRST_KEPT, length, (this.kept?.length ?? 0) * 2));
    if (this.kept) larger.set(this.kept.subarray(0, this.keptLength));
    this.kept = larger;
    return larger;
  }

  private take(): void {
    const kept = this.kept ?? new Uint8Array(0);
    const endsWithCr = this.keptLength > 0 && kept[this.keptLength - 1] === CR;
    this.line = {
      text: decodeText(kept, 0, endsWithCr ? this.keptLength - 1 : this.keptLength),
      packet: this.packet,
      at: this.at,
      complete: !this.dropped,
    };
    if (this.dropped) this.sink.lineCut(this.packet);
    this.kept = undefined;
    this.keptLength = 0;
    this.dropped = false;
  }
}
