import { LIMITS } from '../../limits.ts';

/** What the scanner tells of a message; bytes are borrowed. */
export interface ScannerSink {
  /** Header sections are read line by line: what a line says may matter to the next. */
  readonly readsLines: boolean;
  content(bytes: Uint8Array, start: number, end: number): void;
  /**
   * A line is the boundary of one of the open multiparts. `start` to `end` are its bytes with the line end before it, which
   * belongs to it (RFC 2046 section 5.1.1).
   */
  boundary(level: number, isLast: boolean, bytes: Uint8Array, start: number, end: number): void;
}

const LF = 0x0a;
const CR = 0x0d;
const DASH = 0x2d;
const SPACE = 0x20;
const TAB = 0x09;
const NOTHING = new Uint8Array(0);

/** A line's verdict: no boundary, one that needs more bytes to be sure, or where the line behind it begins. */
type Verdict =
  | { readonly kind: 'none' | 'open' }
  | { readonly kind: 'boundary'; level: number; isLast: boolean; next: number };

const NONE: Verdict = { kind: 'none' };
const OPEN: Verdict = { kind: 'open' };

/** Cuts a message at the boundaries of its multiparts, in whatever pieces it comes. Holds no more than a line that may be one. */
export class BoundaryScanner {
  /** The delimiters of the open multiparts, "--" included, the innermost last. */
  private readonly delimiters: Uint8Array[] = [];
  private readonly sink: ScannerSink;
  /** A line end, perhaps, and behind it the beginning of a line that may be a boundary. */
  private held: Uint8Array = NOTHING;
  /** How many of the held bytes are the line end. */
  private heldEnd = 0;
  private atLineStart = true;

  constructor(sink: ScannerSink) {
    this.sink = sink;
  }

  get depth(): number {
    return this.delimiters.length;
  }

  open(delimiter: Uint8Array): void {
    this.delimiters.push(delimiter);
  }

  /** Forgets all but the outer `depth` multiparts. */
  closeTo(depth: number): void {
    this.delimiters.length = Math.min(depth, this.delimiters.length);
  }

  push(bytes: Uint8Array, start: number, end: number): void {
    if (start >= end) return;
    if (this.held.length === 0) {
      this.scan(bytes, start, end, start, false);
      return;
    }
    const joined = new Uint8Array(this.held.length + end - start);
    joined.set(this.held);
    joined.set(bytes.subarray(start, end), this.held.length);
    const lineStart = this.heldEnd;
    this.held = NOTHING;
    this.scan(joined, 0, joined.length, lineStart, false);
  }

  /** Bytes are missing: what was held is content, and what comes may stand anywhere in a line. */
  gap(): void {
    this.release();
    this.atLineStart = false;
  }

  /** No more bytes come: a line without an end is one all the same. */
  end(): void {
    const { held, heldEnd } = this;
    this.held = NOTHING;
    if (held.length > 0) this.scan(held, 0, held.length, heldEnd, true);
    this.release();
  }

  private release(): void {
    const { held } = this;
    this.held = NOTHING;
    if (held.length > 0) this.sink.content(held, 0, held.length);
  }

  /** `from` is the first byte not handed on, `position` where the line begins that is looked at. */
  private scan(bytes: Uint8Array, from: number, end: number, position: number, isOver: boolean): void {
    const { sink } = this;
    let unsent = from;
    let at = position;
    while (at < end) {
      if (this.delimiters.length === 0 && !sink.readsLines) break;
      if (this.atLineStart) {
        const verdict = this.judge(bytes, at, end, isOver);
        if (verdict.kind === 'open') {
          this.hold(bytes, unsent, at, end);
          return;
        }
        if (verdict.kind === 'boundary') {
          const lineEnd = lineEndBefore(bytes, unsent, at);
          if (lineEnd > unsent) sink.content(bytes, unsent, lineEnd);
          sink.boundary(verdict.level, verdict.isLast, bytes, lineEnd, verdict.next);
          at = verdict.next;
          unsent = at;
          continue;
        }
      }
      const newline = bytes.indexOf(LF, at);
      if (newline < 0 || newline >= end) {
        this.atLineStart = false;
        break;
      }
      this.atLineStart = true;
      at = newline + 1;
      if (sink.readsLines) {
        sink.content(bytes, unsent, at);
        unsent = at;
      }
    }
    this.sendRest(bytes, unsent, end);
  }

  /** Hands on what is left; a line end at the very end may belong to a boundary. */
  private sendRest(bytes: Uint8Array, unsent: number, end: number): void {
    const keeps = this.delimiters.length > 0 && !this.sink.readsLines;
    if (!keeps && end > unsent) this.atLineStart = bytes[end - 1] === LF;
    let sent = end;
    if (keeps && this.atLineStart) sent = lineEndBefore(bytes, unsent, end);
    else if (keeps && bytes[end - 1] === CR && end > unsent) sent = end - 1;
    if (sent > unsent) this.sink.content(bytes, unsent, sent);
    this.held = bytes.slice(sent, end);
    this.heldEnd = this.held.length;
  }

  private hold(bytes: Uint8Array, unsent: number, lineStart: number, end: number): void {
    const from = lineEndBefore(bytes, unsent, lineStart);
    if (from > unsent) this.sink.content(bytes, unsent, from);
    this.held = bytes.slice(from, end);
    this.heldEnd = lineStart - from;
  }

  /** RFC 2046 section 5.1.1: "--" boundary ["--"] and blanks that some gateway may have added. */
  private judge(bytes: Uint8Array, start: number, end: number, isOver: boolean): Verdict {
    if (bytes[start] !== DASH || this.delimiters.length === 0) return NONE;
    const { lineEnd, next, hasEnd } = lineAt(bytes, start, end);
    const isCut = !hasEnd && !isOver;
    if (isCut && end - start >= LIMITS.boundaryLineBytes) return NONE;
    for (let level = this.delimiters.length - 1; level >= 0; level--) {
      const delimiter = this.delimiters[level] ?? NOTHING;
      const same = commonLength(bytes, start, lineEnd, delimiter);
      if (isCut && same === lineEnd - start) return OPEN;
      if (same < delimiter.length) continue;
      const rest = lineEnd - start - delimiter.length;
      const dashes = bytes[lineEnd - 1] === DASH && (rest < 2 || bytes[lineEnd - 2] === DASH);
      if (isCut && (rest === 0 || (rest <= 2 && dashes))) return OPEN;
      if (rest === 0) return { kind: 'boundary', level, isLast: false, next };
      if (rest === 2 && dashes) return { kind: 'boundary', level, isLast: true, next };
    }
    return NONE;
  }
}

/** Where a line ends, without the blanks at its end, and where the next one begins. */
function lineAt(bytes: Uint8Array, start: number, end: number) {
  const newline = bytes.subarray(start, Math.min(end, start + LIMITS.boundaryLineBytes)).indexOf(LF);
  const hasEnd = newline >= 0;
  const next = hasEnd ? start + newline + 1 : end;
  let lineEnd = hasEnd ? start + newline : end;
  while (lineEnd > start && isBlank(bytes[lineEnd - 1])) lineEnd--;
  return { lineEnd, next, hasEnd };
}

/** Where the line end that stands before `lineStart` begins. */
function lineEndBefore(bytes: Uint8Array, from: number, lineStart: number): number {
  if (lineStart <= from || bytes[lineStart - 1] !== LF) return lineStart;
  return lineStart - 1 > from && bytes[lineStart - 2] === CR ? lineStart - 2 : lineStart - 1;
}

function commonLength(bytes: Uint8Array, start: number, end: number, other: Uint8Array): number {
  const most = Math.min(end - start, other.length);
  let same = 0;
  while (same < most && bytes[start + same] === other[same]) same++;
  return same;
}

const isBlank = (byte: number | undefined): boolean => byte === SPACE || byte === TAB || byte === CR;
