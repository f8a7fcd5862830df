import { LIMITS } from '../limits.ts';
import { ACK, FIN, RST, SYN, type Segment } from '../packet/segment.ts';
import type { Connection } from './connection.ts';
import type { Side } from './conversation.ts';
import { deliverWaiting, finishSide } from './deliver.ts';
import { learnOpener, noteSyn, settleWhenClear } from './opening.ts';
import { noteConflict, noteRepeatedControl, noteRepetition } from './repetition.ts';
import type { StreamSide } from './stream-side.ts';
import type { Piece } from './waiting-bytes.ts';

const NO_BYTES = new Uint8Array(0);
const NOT_ACKNOWLEDGING = Number.NEGATIVE_INFINITY;
/** Something that fills a hole within this time overtook or was overtaken; later it was sent again. */
const REORDERING_NANOS = 20e6;
/** RFC 5681 section 3.2 has the sender repeat after three; two leave room for one that was not captured. */
const REPEATED_ACKNOWLEDGMENTS = 2;
/** How far from the expected number a RST may be. Stacks differ; a forged one hits it once in 2000. */
const RESET_WINDOW = 1 << 20;

/** Takes the next segment of the connection, sent by side `index`. */
export function receiveSegment(connection: Connection, index: Side, segment: Segment): void {
  const { sides } = connection;
  const side = sides[index];
  connection.packets++;
  connection.lastPacket = segment.packet;
  connection.lastAt = segment.at;
  side.packets++;
  if (
    connection.isFlowing &&
    (segment.flags & (SYN | FIN | RST | ACK)) === ACK &&
    (segment.sequence | 0) === side.nextSequence &&
    ((segment.acknowledgment - sides[index === 0 ? 1 : 0].nextSequence) | 0) <= 0 &&
    segment.payloadCut === 0 &&
    segment.window !== 0
  ) {
    if (index === 0) connection.openerWentOn = true;
    side.hasZeroWindow = false;
    if (segment.payloadLength > 0) passThrough(connection, index, side, segment);
    return;
  }
  receiveUnusual(connection, index, segment);
}

/** The hot path: the segment is the next of its side and waits for nothing; its bytes are handed over where they lie. */
function passThrough(connection: Connection, index: Side, side: StreamSide, segment: Segment): void {
  const { bytes, payloadOffset, payloadLength, packet, at } = segment;
  const end = payloadOffset + payloadLength;
  side.record = connection.context.delivered.record(
    side.record,
    side.next,
    bytes,
    payloadOffset,
    end,
    packet,
    at,
    segment.identification,
  );
  side.strays = 0;
  side.next += payloadLength;
  side.nextSequence = (side.nextSequence + payloadLength) | 0;
  connection.listener?.data(index, bytes, payloadOffset, end, packet, at);
}

function receiveUnusual(connection: Connection, seenAs: Side, segment: Segment): void {
  const { flags } = segment;
  const index = flags & SYN ? learnOpener(connection, seenAs, segment) : seenAs;
  const side = connection.sides[index];
  if (flags & SYN && !noteSyn(connection, index, segment)) return;
  if (flags & RST) {
    noteReset(connection, index, segment);
    return;
  }
  if (!side.isPlaced) side.place(segment.sequence);
  const acknowledged = flags & ACK ? noteAcknowledgment(connection, index, segment) : NOT_ACKNOWLEDGING;
  if (index === 0 && (flags & (SYN | ACK)) === ACK) connection.openerWentOn = true;
  noteWindow(connection, index, segment);
  if (segment.payloadLength + segment.payloadCut > 0 || flags & FIN) {
    takePayload(connection, index, segment, acknowledged);
  } else if (isKeepAlive(connection, side, segment)) {
    connection.log.event('keep-alive', index, segment.packet, segment.at);
  }
  settleWhenClear(connection, segment.at);
  deliverWaiting(connection, segment.packet, segment.at);
}

/** Position in the other side's stream; numbers that cannot be are left out. */
function noteAcknowledgment(connection: Connection, index: Side, segment: Segment): number {
  const side = connection.sides[index];
  const other = connection.sides[index === 0 ? 1 : 0];
  const number = segment.acknowledgment | 0;
  if (!other.isPlaced) other.place(number);
  const isRepeated = number === side.lastAcknowledgment && segment.payloadLength === 0;
  side.repeatedAcknowledgments = isRepeated ? side.repeatedAcknowledgments + 1 : 0;
  side.lastAcknowledgment = number;
  const position = other.positionOf(number);
  if (position - Math.max(other.next, other.highest) > LIMITS.sequenceJump) return NOT_ACKNOWLEDGING;
  if (!connection.isSettled && position < other.firstAcknowledged) {
    other.firstAcknowledged = position;
    other.firstAcknowledgedPacket = segment.packet;
  }
  if (position > other.next && position > other.acknowledged) {
    if (other.acknowledged <= other.next) {
      other.acknowledgedArrival = connection.packets;
      other.acknowledgedAt = segment.at;
    }
    other.acknowledged = position;
  }
  return position;
}

function noteWindow(connection: Connection, index: Side, segment: Segment): void {
  const side = connection.sides[index];
  const isZero = segment.window === 0;
  if (isZero && !side.hasZeroWindow) connection.log.event('zero-window', index, segment.packet, segment.at);
  side.hasZeroWindow = isZero;
}

/** RFC 9293 section 3.8.4: a number that was used already, with no byte or one. */
function isKeepAlive(connection: Connection, side: StreamSide, segment: Segment): boolean {
  return (
    connection.isSettled &&
    !side.isFinished &&
    side.next > side.first &&
    ((segment.sequence + 1) | 0) === side.nextSequence
  );
}

function takePayload(connection: Connection, index: Side, segment: Segment, acknowledged: number): void {
  const side = connection.sides[index];
  // SYN takes a sequence number, so that data in its segment (RFC 7413) begins one later.
  const start = side.positionOf((segment.sequence + (segment.flags & SYN ? 1 : 0)) | 0);
  const end = start + segment.payloadLength + segment.payloadCut;
  if (isStray(connection, side, start, segment.packet)) return;
  const bringsFin = (segment.flags & FIN) !== 0 && side.finPosition === undefined;
  if (!bringsFin && side.finPosition !== undefined && end > side.finPosition) {
    noteDataBehindFin(connection, segment.packet);
    return;
  }
  if (segment.flags & FIN && !bringsFin && end === start) {
    noteRepeatedControl(connection, index, segment);
    return;
  }
  if (end > start) placePayload(connection, index, segment, start, acknowledged);
  if (bringsFin) noteFin(connection, index, segment, end, acknowledged);
}

function placePayload(
  connection: Connection,
  index: Side,
  segment: Segment,
  start: number,
  acknowledged: number,
): void {
  const side = connection.sides[index];
  const { payloadOffset, payloadLength } = segment;
  const capturedEnd = start + payloadLength;
  const wireEnd = capturedEnd + segment.payloadCut;
  if (segment.payloadCut === 0 && canGoOn(connection, index, start, acknowledged)) {
    passThrough(connection, index, side, segment);
    return;
  }
  const isOld = connection.isSettled && start < side.next;
  if (isOld) noteRepetition(connection, index, segment, start);
  if (isOld && wireEnd <= side.next) return;
  const from = isOld ? Math.min(side.next, capturedEnd) : start;
  const bytes = segment.bytes.subarray(payloadOffset + from - start, payloadOffset + payloadLength);
  // A cut segment whose captured part is old says only how far the cut reaches.
  const pieceStart = isOld ? side.next : start;
  const added = addPiece(connection, side, segment, { start: pieceStart, bytes, wireEnd, acknowledged });
  if (added.conflictPacket !== 0) noteConflict(connection, index, segment, added.conflictPacket);
  if (isOld || payloadLength === 0) {
    // Counted above, or nothing to count.
  } else if (added.freshBytes === 0) {
    noteRepetition(connection, index, segment, start, added.sameStart);
  } else if (start < side.highest) {
    noteFilledHole(connection, index, segment, added.freshBytes);
  }
  if (wireEnd > side.highest) {
    side.highest = wireEnd;
    side.highestAt = segment.at;
  }
}

/** Whether what stands at `position` is the next of its side and waits for nothing. */
function canGoOn(connection: Connection, index: Side, position: number, acknowledged: number): boolean {
  const side = connection.sides[index];
  return (
    connection.isSettled &&
    !connection.isIgnored &&
    position === side.next &&
    side.waiting.count === 0 &&
    acknowledged <= connection.sides[index === 0 ? 1 : 0].next
  );
}

function addPiece(
  connection: Connection,
  side: StreamSide,
  segment: Segment,
  part: Pick<Piece, 'start' | 'bytes' | 'wireEnd' | 'acknowledged'>,
  isFin = false,
) {
  const added = side.waiting.add({
    ...part,
    isFin,
    identification: segment.identification,
    packet: segment.packet,
    at: segment.at,
    arrival: connection.packets,
  });
  connection.context.waitingBytes += added.freshBytes;
  return added;
}

function noteFilledHole(connection: Connection, index: Side, segment: Segment, bytes: number): void {
  const side = connection.sides[index];
  const other = connection.sides[index === 0 ? 1 : 0];
  const wasSentAgain =
    other.repeatedAcknowledgments >= REPEATED_ACKNOWLEDGMENTS ||
    segment.at - side.highestAt > REORDERING_NANOS;
  connection.log.event(
    wasSentAgain ? 'retransmission' : 'out-of-order',
    index,
    segment.packet,
    segment.at,
    bytes,
  );
}

function noteFin(
  connection: Connection,
  index: Side,
  segment: Segment,
  position: number,
  acknowledged: number,
): void {
  const side = connection.sides[index];
  if (connection.isSettled && position < side.next) return;
  side.finPosition = position;
  side.controlFlags = segment.flags;
  side.controlIdentification = segment.identification;
  side.controlAt = segment.at;
  if (canGoOn(connection, index, position, acknowledged)) {
    finishSide(connection, index, segment.packet, segment.at);
  } else {
    addPiece(
      connection,
      side,
      segment,
      { start: position, bytes: NO_BYTES, wireEnd: position, acknowledged },
      true,
    );
  }
  connection.log.event('fin', index, segment.packet, segment.at);
  if (connection.sides[index === 0 ? 1 : 0].finPosition !== undefined) connection.closedAt ??= segment.at;
}

/** A number far ahead of the stream, until several in a row agree that the stream is there. */
function isStray(connection: Connection, side: StreamSide, start: number, packet: number): boolean {
  const distance = start - side.next;
  const isFar = distance > LIMITS.sequenceJump || (!connection.isSettled && -distance > LIMITS.sequenceJump);
  if (!isFar) {
    side.strays = 0;
    return false;
  }
  if (++side.strays > LIMITS.strayPackets && distance > 0) return false;
  connection.log.notice(
    {
      severity: 'warning',
      code: 'stray-packet',
      message: `Packet ${String(packet)} has a sequence number far from the rest of its stream; it was left out.`,
      packet,
    },
    true,
  );
  return true;
}

function noteDataBehindFin(connection: Connection, packet: number): void {
  connection.log.notice(
    {
      severity: 'warning',
      code: 'data-after-fin',
      message: `Packet ${String(packet)} has data behind the end that its side had announced; it was left out.`,
      packet,
    },
    true,
  );
}

function noteReset(connection: Connection, index: Side, segment: Segment): void {
  const side = connection.sides[index];
  const distance = side.positionOf(segment.sequence) - side.next;
  const isKnown = side.packets > 1 && side.isPlaced && connection.isSettled;
  if (isKnown && Math.abs(distance) > RESET_WINDOW) {
    connection.log.notice(
      {
        severity: 'info',
        code: 'reset-out-of-window',
        message: `Packet ${String(segment.packet)} is a RST that does not fit its connection; it was left out.`,
        packet: segment.packet,
      },
      true,
    );
    return;
  }
  if (side.controlFlags & RST) {
    noteRepeatedControl(connection, index, segment);
    return;
  }
  side.controlFlags = segment.flags;
  side.controlIdentification = segment.identification;
  side.controlAt = segment.at;
  connection.log.event('reset', index, segment.packet, segment.at);
  const hadEnded = connection.sides.every(({ finPosition }) => finPosition !== undefined);
  if (!hadEnded) connection.resetBy ??= index;
  connection.closedAt ??= segment.at;
}
