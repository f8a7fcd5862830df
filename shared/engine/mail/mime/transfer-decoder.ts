/** Takes decoded bytes; they are borrowed until it returns. */
export type TakeBytes = (bytes: Uint8Array, start: number, end: number) => void;

/** Undoes a Content-Transfer-Encoding (RFC 2045 section 6) while the bytes pass. */
export interface TransferDecoder {
  /** The bytes are borrowed. */
  push(bytes: Uint8Array, start: number, end: number): void;
  /** Bytes are missing here. */
  gap(): void;
  /** Hands on what was held back. */
  end(): void;
}

export function createTransferDecoder(encoding: string | undefined, take: TakeBytes): TransferDecoder {
  if (encoding === 'base64') return new Base64Decoder(take);
  if (encoding === 'quoted-printable') return new QuotedPrintableDecoder(take);
  const nothing = () => undefined;
  return { push: take, gap: nothing, end: nothing };
}

const LF = 0x0a;
const CR = 0x0d;
const EQUALS = 0x3d;
const SPACE = 0x20;
const TAB = 0x09;
const OUTPUT_BYTES = 3 << 12;

const NO_DIGIT = 0xff;
const BASE64_DIGITS = new Uint8Array(256).fill(NO_DIGIT);
for (const [digit, character] of [
  ...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/',
].entries())
  BASE64_DIGITS[character.charCodeAt(0)] = digit;

/** RFC 2045 section 6.8: whatever is no digit is passed over. "=" ends a group; mail joined of pieces goes on behind it. */
class Base64Decoder implements TransferDecoder {
  private readonly take: TakeBytes;
  private readonly output = new Uint8Array(OUTPUT_BYTES);
  private filled = 0;
  private group = 0;
  private digits = 0;
  /** Behind a hole nobody knows where a group begins but at the next line. */
  private lost = false;

  constructor(take: TakeBytes) {
    this.take = take;
  }

  push(bytes: Uint8Array, start: number, end: number): void {
    let at = start;
    if (this.lost) {
      const newline = bytes.indexOf(LF, at);
      if (newline < 0 || newline >= end) return;
      this.lost = false;
      at = newline + 1;
    }
    for (; at < end; at++) {
      const byte = bytes[at] ?? 0;
      const digit = BASE64_DIGITS[byte] ?? NO_DIGIT;
      if (digit === NO_DIGIT) {
        if (byte === EQUALS) this.endGroup();
        continue;
      }
      this.group = (this.group << 6) | digit;
      if (++this.digits === 4) this.endGroup();
    }
    this.flush();
  }

  gap(): void {
    this.digits = 0;
    this.lost = true;
  }

  end(): void {
    this.endGroup();
    this.flush();
  }

  /** Two digits are a byte, three are two, four are three. */
  private endGroup(): void {
    const { digits, output } = this;
    if (digits > 1) {
      const group = this.group << (6 * (4 - digits));
      output[this.filled++] = (group >> 16) & 0xff;
      if (digits > 2) output[this.filled++] = (group >> 8) & 0xff;
      if (digits > 3) output[this.filled++] = group & 0xff;
    }
    this.group = 0;
    this.digits = 0;
    if (this.filled > OUTPUT_BYTES - 3) this.flush();
  }

  private flush(): void {
    if (this.filled > 0) this.take(this.output, 0, this.filled);
    this.filled = 0;
  }
}

/** Blanks kept back until it shows whether they end a line; more than that were surely meant. */
const MOST_BLANKS = 1_000;

/**
 * RFC 2045 section 6.7: "=3D" is a byte, "=" at the end of a line joins it to the next, blanks before a line's end do not
 * count. What is no proper escape stands for itself.
 */
class QuotedPrintableDecoder implements TransferDecoder {
  private readonly take: TakeBytes;
  private output: number[] = [];
  /** "=", "=C", "= \r": the beginning of an escape or of a soft line end; or blanks that may end a line. */
  private held: number[] = [];

  constructor(take: TakeBytes) {
    this.take = take;
  }

  push(bytes: Uint8Array, start: number, end: number): void {
    for (let at = start; at < end; at++) {
      this.byte(bytes[at] ?? 0);
      if (this.output.length >= OUTPUT_BYTES) this.flush();
    }
    this.flush();
  }

  gap(): void {
    this.held = [];
  }

  end(): void {
    // A soft line end may be the last thing of all.
    if (this.held[0] === EQUALS && this.held.length === 1) this.held = [];
    this.release();
    this.flush();
  }

  private byte(byte: number): void {
    const { held } = this;
    if (held[0] === EQUALS) {
      this.escape(byte);
      return;
    }
    if (byte === SPACE || byte === TAB) {
      held.push(byte);
      if (held.length > MOST_BLANKS) this.release();
      return;
    }
    if (byte === CR) {
      held.push(byte);
      return;
    }
    if (byte === LF) this.endLine();
    else this.release();
    if (byte === EQUALS) this.held.push(byte);
    else this.output.push(byte);
  }

  private endLine(): void {
    if (this.held.at(-1) === CR) this.output.push(CR);
    this.held = [];
  }

  private escape(byte: number): void {
    const { held } = this;
    if (byte === LF && held.slice(1).every(isBlank)) {
      this.held = [];
      return;
    }
    held.push(byte);
    const [, first = 0, second = 0] = held;
    if (isBlank(first)) {
      if (isBlank(byte) && held.length < MOST_BLANKS) return;
      this.releaseEscape();
    } else if (!isHexDigit(first)) this.releaseEscape();
    else if (held.length === 3) {
      if (isHexDigit(second)) {
        this.held = [];
        this.output.push(parseInt(String.fromCharCode(first, second), 16));
      } else this.releaseEscape();
    }
  }

  /** It was none: the "=" stands for itself, and what follows it is looked at anew. */
  private releaseEscape(): void {
    const [equals = EQUALS, ...others] = this.held;
    this.held = [];
    this.output.push(equals);
    for (const byte of others) this.byte(byte);
  }

  private release(): void {
    this.output.push(...this.held);
    this.held = [];
  }

  private flush(): void {
    if (this.output.length > 0) this.take(Uint8Array.from(this.output), 0, this.output.length);
    this.output = [];
  }
}

const isBlank = (byte: number): boolean => byte === SPACE || byte === TAB || byte === CR;

function isHexDigit(byte: number): boolean {
  return (byte >= 0x30 && byte <= 0x39) || (byte >= 0x41 && byte <= 0x46) || (byte >= 0x61 && byte <= 0x66);
}
