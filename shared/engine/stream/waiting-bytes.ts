import type { Instant } from '../../model/time.ts';

/** A run of bytes that cannot be handed over yet. */
export interface Piece {
  /** Position of its first byte in the side's stream. */
  readonly start: number;
  /** A copy; empty for a FIN and where the snap length left nothing. */
  readonly bytes: Uint8Array;
  /** Where its bytes ended on the wire; beyond start + bytes.length when the snap length cut them. */
  readonly wireEnd: number;
  /** Position in the other side's stream that its packet acknowledged. */
  acknowledged: number;
  readonly isFin: boolean;
  readonly identification: number;
  readonly packet: number;
  readonly at: Instant;
  /** How many packets the conversation had when it came. */
  readonly arrival: number;
}

/** What adding a segment found. */
export interface Added {
  /** Bytes that were not waiting already. */
  freshBytes: number;
  /** Packet whose bytes were different where both overlap; 0 when none. */
  conflictPacket: number;
  /** A piece that begins where the segment begins. */
  sameStart: Piece | undefined;
}

const NONE: Piece[] = [];

/**
 * The pieces of one side that came before those in front of them: sorted by position and never overlapping. Bytes that
 * came first stay; only what they leave free is taken from a later segment.
 */
export class WaitingBytes {
  /** Shared until something waits, as it seldom does. */
  private pieces: Piece[] = NONE;
  private head = 0;
  byteCount = 0;

  get count(): number {
    return this.pieces.length - this.head;
  }

  get first(): Piece | undefined {
    return this.pieces[this.head];
  }

  shift(): void {
    const first = this.pieces[this.head];
    if (first === undefined) return;
    this.byteCount -= first.bytes.length;
    this.head++;
    if (this.head === this.pieces.length || this.head > 256) {
      this.pieces = this.head === this.pieces.length ? NONE : this.pieces.slice(this.head);
      this.head = 0;
    }
  }

  clear(): void {
    this.pieces = NONE;
    this.head = 0;
    this.byteCount = 0;
  }

  /** `whole.bytes` is borrowed; what is kept of it is copied. */
  add(whole: Piece): Added {
    const added: Added = { freshBytes: 0, conflictPacket: 0, sameStart: undefined };
    const end = whole.start + whole.bytes.length;
    let at = whole.start;
    let index = this.firstEndingBehind(whole.start);
    for (let piece = this.pieces[index]; piece && piece.start < end; piece = this.pieces[++index]) {
      if (piece.start > at) {
        this.insert(index++, whole, at, piece.start, added);
      }
      if (whole.acknowledged < piece.acknowledged) {
        // Sent again, the bytes acknowledge more than at first; what they acknowledged at first counts.
        if (this.split(index, whole.start)) continue;
        this.split(index, end);
        piece = this.pieces[index] as Piece;
        piece.acknowledged = whole.acknowledged;
      }
      if (piece.start === whole.start) added.sameStart = piece;
      added.conflictPacket ||= conflict(whole, piece);
      at = Math.max(at, piece.start + piece.bytes.length);
    }
    if (at < end) this.insert(index, whole, at, end, added);
    else if (whole.bytes.length === 0 && !this.isInside(index, whole.start)) {
      this.insert(index, whole, at, end, added);
    }
    return added;
  }

  private isInside(index: number, position: number): boolean {
    const piece = this.pieces[index];
    return piece !== undefined && piece.start < position;
  }

  /** Makes two pieces of the first, so that the one before `position` can go alone. */
  splitFirst(position: number): void {
    this.split(this.head, position);
  }

  /** False when the position is not inside the piece. */
  private split(index: number, position: number): boolean {
    const piece = this.pieces[index];
    if (piece === undefined) return false;
    const length = position - piece.start;
    if (length <= 0 || length >= piece.bytes.length) return false;
    const before = { ...piece, bytes: piece.bytes.subarray(0, length), wireEnd: position };
    const behind = { ...piece, start: position, bytes: piece.bytes.subarray(length) };
    this.pieces.splice(index, 1, before, behind);
    return true;
  }

  /** Binary search: the first piece that ends behind `position`; empty pieces end where they stand. */
  private firstEndingBehind(position: number): number {
    let low = this.head;
    let high = this.pieces.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const piece = this.pieces[middle] as Piece;
      if (piece.start + piece.bytes.length <= position && !(piece.isFin && piece.start === position)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private insert(index: number, whole: Piece, from: number, to: number, added: Added): void {
    const bytes = keptCopy(whole.bytes, from - whole.start, to - whole.start);
    const reachesEnd = to === whole.start + whole.bytes.length;
    if (this.pieces === NONE) this.pieces = [];
    // Written out: a spread costs more than all the rest.
    const piece: Piece = {
      start: from,
      bytes,
      wireEnd: reachesEnd ? whole.wireEnd : to,
      acknowledged: whole.acknowledged,
      isFin: whole.isFin,
      identification: whole.identification,
      packet: whole.packet,
      at: whole.at,
      arrival: whole.arrival,
    };
    if (index === this.pieces.length) this.pieces.push(piece);
    else this.pieces.splice(index, 0, piece);
    this.byteCount += bytes.length;
    added.freshBytes += bytes.length;
  }
}

/** Memory of their own costs small arrays more than their bytes do, so they share it. */
const SLAB_BYTES = 4096;
const SMALL_BYTES = 1024;
let slab = new Uint8Array(SLAB_BYTES);
let slabUsed = 0;

function keptCopy(bytes: Uint8Array, from: number, to: number): Uint8Array {
  const length = to - from;
  if (length > SMALL_BYTES) return bytes.slice(from, to);
  if (slabUsed + length > SLAB_BYTES) {
    slab = new Uint8Array(SLAB_BYTES);
    slabUsed = 0;
  }
  const copy = slab.subarray(slabUsed, slabUsed + length);
  for (let index = 0; index < length; index++) copy[index] = bytes[from + index] as number;
  slabUsed += length;
  return copy;
}

/** The packet of `earlier` when the two disagree in the bytes that both have, else 0. */
function conflict(later: Piece, earlier: Piece): number {
  const from = Math.max(later.start, earlier.start);
  const to = Math.min(later.start + later.bytes.length, earlier.start + earlier.bytes.length);
  for (let at = from; at < to; at++) {
    if (later.bytes[at - later.start] !== earlier.bytes[at - earlier.start]) return earlier.packet;
  }
  return 0;
}
