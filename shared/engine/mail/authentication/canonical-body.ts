import type { Canonicalization } from './dkim-field.ts';

/** Takes canonical bytes; they are borrowed. */
export type Sink = (bytes: Uint8Array) => void;

const TAB = 0x09;
const LF = 0x0a;
const CR = 0x0d;
const SPACE = 0x20;
const BUFFER_BYTES = 1 << 15;

/**
 * The canonical form of a body (RFC 6376 sections 3.4.3 and 3.4.4), made while its bytes pass in whatever pieces: empty
 * lines at the end go, and `relaxed` reduces white space within lines and drops it at their ends. Lines end with CRLF; a CR
 * or LF alone is a character like any other.
 */
export class CanonicalBody {
  private readonly isRelaxed: boolean;
  private readonly sink: Sink;
  private readonly buffer = new Uint8Array(BUFFER_BYTES);
  private length = 0;
  private hasContent = false;
  // What was read and not written, because it may stand at the end: line ends, then white space, then a CR.
  private lineEnds = 0;
  private hasSpace = false;
  private hasCr = false;

  constructor(form: Canonicalization, sink: Sink) {
    this.isRelaxed = form === 'relaxed';
    this.sink = sink;
  }

  push(bytes: Uint8Array, start: number, end: number): void {
    for (let position = start; position < end; position++) {
      const byte = bytes[position] ?? 0;
      if (byte === LF && this.hasCr) this.endLine();
      else if (byte === CR) this.returnCarriage();
      else if (this.isRelaxed && (byte === SPACE || byte === TAB)) this.space();
      else {
        if (this.lineEnds > 0 || this.hasSpace || this.hasCr) this.writeHeld();
        this.write(byte);
      }
    }
  }

  /** The body is over. */
  end(): void {
    if (this.hasCr) this.writeHeld();
    // An empty body is a line end in the simple form, and nothing in the relaxed one.
    if (this.hasContent || !this.isRelaxed) this.writeLineEnd();
    this.flush();
  }

  private endLine(): void {
    this.hasCr = false;
    this.hasSpace = false;
    this.lineEnds += 1;
  }

  private returnCarriage(): void {
    if (this.hasCr) this.writeHeld();
    this.hasCr = true;
  }

  private space(): void {
    if (this.hasCr) this.writeHeld();
    this.hasSpace = true;
  }

  private writeHeld(): void {
    for (; this.lineEnds > 0; this.lineEnds--) this.writeLineEnd();
    if (this.hasSpace) this.write(SPACE);
    if (this.hasCr) this.write(CR);
    this.hasSpace = false;
    this.hasCr = false;
    this.hasContent = true;
  }

  private writeLineEnd(): void {
    this.write(CR);
    this.write(LF);
  }

  private write(byte: number): void {
    if (this.length === BUFFER_BYTES) this.flush();
    this.buffer[this.length++] = byte;
    this.hasContent = true;
  }

  private flush(): void {
    if (this.length > 0) this.sink(this.buffer.subarray(0, this.length));
    this.length = 0;
  }
}
