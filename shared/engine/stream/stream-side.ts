import { WaitingBytes, type Added, type Piece } from './waiting-bytes.ts';

/** Before every position. A small integer, which takes no memory of its own; there are two sides a connection. */
const NOWHERE = -(2 ** 30);

const NOTHING = new WaitingBytes();

/**
 * One direction of a connection. Positions count its bytes from an arbitrary place and never wrap; `next` and
 * `nextSequence` name the same byte, so that positionOf can turn any sequence number nearby into a position.
 */
export class StreamSide {
  packets = 0;
  /** Its initial sequence number (int32), once SYN, or the SYN-ACK that answers it, told. */
  initialSequence: number | undefined = undefined;
  synSeen = false;
  /** True once some sequence or acknowledgment number placed the stream. */
  isPlaced = false;
  /** Where the next byte to hand over stands … */
  next = 0;
  /** … and its sequence number as int32. */
  nextSequence = 0;
  /** Position of the stream's first byte. */
  first = 0;
  /** How far the other side has acknowledged, when that is beyond `next`; and when it first was. */
  acknowledged = NOWHERE;
  acknowledgedAt = 0;
  acknowledgedArrival = 0;
  /** The lowest position acknowledged before the handshake was seen, and its packet. */
  firstAcknowledged: number | undefined = undefined;
  firstAcknowledgedPacket = 0;
  /** The furthest end of data seen, and when it was seen. */
  highest = NOWHERE;
  highestAt = 0;
  /** Bytes up to here are missing because of the snap length. */
  cutUntil = NOWHERE;
  /** Position of its FIN, once seen. */
  finPosition: number | undefined = undefined;
  isFinished = false;
  hasZeroWindow = false;
  /** Acknowledgment numbers repeated without data while something was missing. */
  lastAcknowledgment = 0;
  repeatedAcknowledgments = 0;
  missingBytes = 0;
  strays = 0;
  /** The other side was waited for in vain and has sent no packet at all. */
  isAbsent = false;
  /** The latest record of DeliveredBytes. */
  record = 0;
  /** The last SYN, FIN or RST, to tell a copy of it from a repetition. */
  controlFlags = 0;
  controlIdentification = 0;
  controlAt = 0;
  /** Those of nobody until something waits, as it seldom does. */
  waiting = NOTHING;

  wait(piece: Piece): Added {
    if (this.waiting === NOTHING) this.waiting = new WaitingBytes();
    return this.waiting.add(piece);
  }

  positionOf(sequence: number): number {
    return this.next + ((sequence - this.nextSequence) | 0);
  }

  /** Moves `next`; sequence numbers wrap. */
  advanceTo(position: number): void {
    this.nextSequence = (this.nextSequence + (position - this.next)) | 0;
    this.next = position;
  }

  /** Nothing is known of the stream but that this is one of its sequence numbers. */
  place(sequence: number): void {
    this.isPlaced = true;
    this.nextSequence = sequence | 0;
  }
}
