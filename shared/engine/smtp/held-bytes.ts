import type { Instant } from '../../model/time.ts';

/** A stretch of the client's stream that is kept; a hole when it has no bytes. */
export interface HeldPiece {
  readonly bytes: Uint8Array | undefined;
  readonly length: number;
  readonly packet: number;
  readonly at: Instant;
}

const LF = 0x0a;

/** Client bytes that cannot be read until a reply, or their own beginning, tells what they are. */
export class HeldBytes {
  length = 0;
  /** Made when something is held, as it seldom is. */
  private pieces: HeldPiece[] | undefined;

  hold(bytes: Uint8Array, start: number, end: number, packet: number, at: Instant): void {
    (this.pieces ??= []).push({ bytes: bytes.slice(start, end), length: end - start, packet, at });
    this.length += end - start;
  }

  holdGap(length: number, packet: number, at: Instant): void {
    (this.pieces ??= []).push({ bytes: undefined, length, packet, at });
  }

  get isEmpty(): boolean {
    return this.pieces === undefined;
  }

  get first(): HeldPiece | undefined {
    return this.pieces?.[0];
  }

  take(): readonly HeldPiece[] {
    const pieces = this.pieces ?? [];
    this.pieces = undefined;
    this.length = 0;
    return pieces;
  }

  /** The bytes before the first hole, up to the first line feed or `most`; `ends` when there will be no more of them. */
  beginning(most: number): { readonly bytes: Uint8Array; readonly ends: boolean } {
    const bytes = new Uint8Array(Math.min(this.length, most));
    let length = 0;
    for (const piece of this.pieces ?? []) {
      if (!piece.bytes) return { bytes: bytes.subarray(0, length), ends: true };
      const part = piece.bytes.subarray(0, most - length);
      bytes.set(part, length);
      const lineFeed = part.indexOf(LF);
      if (lineFeed >= 0) return { bytes: bytes.subarray(0, length + lineFeed), ends: true };
      length += part.length;
      if (length === most) return { bytes, ends: true };
    }
    return { bytes: bytes.subarray(0, length), ends: false };
  }
}
