import type { Instant } from '../../model/time.ts';

const CR = 0x0d;
const LF = 0x0a;
const DOT = 0x2e;

/**
 * Where in its line the message stands: what the bytes before the next one were.
 * `loose-…` are the places behind a line feed that has no carriage return: no line ends there (RFC 5321 section 2.3.8),
 * but some servers thought so, and mail was smuggled through the difference.
 */
type Place = 'middle' | 'cr' | 'line-start' | 'dot' | 'dot-cr' | 'loose-start' | 'loose-dot' | 'loose-dot-cr';

export interface MessageSink {
  /** Bytes of the message, dots unstuffed; borrowed. */
  content(bytes: Uint8Array, start: number, end: number): void;
  /** Bytes of the message come in this packet; said before them. */
  arrives?(packet: number, at: Instant): void;
  /** A dot alone between line ends that are not both CR LF. */
  looseEnd(): void;
}

const LONE_CR = new Uint8Array([CR]);

/**
 * Finds the end of a message sent with DATA and undoes its dot-stuffing (RFC 5321 section 4.5.2): only CR LF "." CR LF
 * ends it, and a dot that begins a line is not part of it. Only a dot can begin what matters: from one that stands inside a
 * line the search goes on at the line's end, for dots may be many.
 */
export class DataScanner {
  private place: Place = 'line-start';

  /** Reads on; gives the position behind the end of the message, or -1 when it does not end here. */
  read(bytes: Uint8Array, start: number, end: number, sink: MessageSink): number {
    // `unsent` is where the content begins that was not handed on yet.
    let unsent = start;
    let position = start;
    const chunk = bytes.subarray(start, end);
    while (position < end) {
      if (this.place === 'middle') {
        position = start + this.skipLines(chunk, position - start);
        if (position === end) break;
      }
      const byte = bytes[position];
      const before: Place = this.place;
      if (before === 'dot-cr') {
        if (byte === LF) {
          this.place = 'line-start';
          return position + 1;
        }
        sink.content(LONE_CR, 0, 1);
        unsent = position;
      } else if (before === 'line-start' && byte === DOT) {
        if (position > unsent) sink.content(bytes, unsent, position);
        unsent = end;
      } else if (before === 'dot') {
        unsent = byte === CR ? end : position;
      }
      if (isLooseEnd(before, byte)) sink.looseEnd();
      this.place = follow(before, byte);
      position++;
    }
    if (end > unsent) sink.content(bytes, unsent, end);
    return -1;
  }

  /** Bytes are missing: the next one may stand anywhere in a line. */
  gap(): void {
    this.place = 'middle';
  }

  /** From the middle of a line to the next dot that begins one, or to the end; sets the place that stands there. */
  private skipLines(chunk: Uint8Array, from: number): number {
    let dot = chunk.indexOf(DOT, from);
    while (dot >= 0) {
      if (dot > from && chunk[dot - 1] === LF) {
        this.place = placeBehind(chunk, from, dot);
        return dot;
      }
      const lineFeed = chunk.indexOf(LF, dot);
      dot = lineFeed < 0 ? -1 : chunk.indexOf(DOT, lineFeed);
    }
    this.place = placeBehind(chunk, from, chunk.length);
    return chunk.length;
  }
}

/** The place at `end` when `from` is in the middle of a line. */
function placeBehind(chunk: Uint8Array, from: number, end: number): Place {
  const last = end > from ? chunk[end - 1] : undefined;
  if (last === CR) return 'cr';
  if (last !== LF) return 'middle';
  return end - 1 > from && chunk[end - 2] === CR ? 'line-start' : 'loose-start';
}

function follow(before: Place, byte: number | undefined): Place {
  if (byte === CR) {
    if (before === 'dot') return 'dot-cr';
    return before === 'loose-dot' ? 'loose-dot-cr' : 'cr';
  }
  if (byte === LF)
    return before === 'cr' ? 'line-start' : before === 'loose-dot-cr' ? 'line-start' : 'loose-start';
  if (byte === DOT && before === 'line-start') return 'dot';
  if (byte === DOT && before === 'loose-start') return 'loose-dot';
  return 'middle';
}

/** LF "." LF, LF "." CR LF and CR LF "." LF. */
function isLooseEnd(before: Place, byte: number | undefined): boolean {
  if (byte !== LF) return false;
  return before === 'dot' || before === 'loose-dot' || before === 'loose-dot-cr';
}
