import { LIMITS } from '../limits.ts';
import { FIN, SYN, type Segment } from '../packet/segment.ts';
import type { Connection } from './connection.ts';
import type { Side } from './conversation.ts';
import { finishSide } from './deliver.ts';
import { noteConflict, noteRepeatedControl, noteRepetition } from './repetition.ts';
import type { StreamSide } from './stream-side.ts';
import type { Piece } from './waiting-bytes.ts';

const NO_BYTES = new Uint8Array(0);
/** Something that fills a hole within this time overtook or was overtaken; later it was sent again. */
const REORDERING_NANOS = 20e6;
/** RFC 5681 section 3.2 has the sender repeat after three; two leave room for one that was not captured. */
const REPEATED_ACKNOWLEDGMENTS = 2;

/** The hot path: the segment is the next of its side and waits for nothing; its bytes are handed over where they lie. */
export function passThrough(connection: Connection, index: Side, side: StreamSide, segment: Segment): void {
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

/** Puts the segment's data and FIN where they belong: handed over, waiting, or found to be there already. */
export function takePayload(
  connection: Connection,
  index: Side,
  segment: Segment,
  acknowledged: number,
): void {
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
  const added = side.wait({
    start: part.start,
    bytes: part.bytes,
    wireEnd: part.wireEnd,
    acknowledged: part.acknowledged,
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
