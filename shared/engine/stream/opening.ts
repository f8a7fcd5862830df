import { LIMITS } from '../limits.ts';
import type { Instant } from '../../model/time.ts';
import { ACK, type Segment } from '../packet/segment.ts';
import type { Connection } from './connection.ts';
import type { Side } from './conversation.ts';
import { noteRepeatedControl } from './repetition.ts';
import type { StreamSide } from './stream-side.ts';

/** A SYN captured behind its data is still that data's when no more than this lies between them. */
const LATE_SYN_BYTES = 1 << 20;

/** Whether a SYN (or SYN-ACK) from side `index` begins another connection on the same addresses and ports. */
export function beginsAnother(connection: Connection, index: Side, segment: Segment): boolean {
  const side = connection.sides[index];
  const other = connection.sides[index === 0 ? 1 : 0];
  const initial = segment.sequence | 0;
  const isAnswer = (segment.flags & ACK) !== 0;
  if (side.initialSequence !== undefined) {
    if (side.initialSequence === initial) return false;
    // A middlebox may answer the same SYN with another number; that opens nothing.
    return !isAnswer || !answers(segment, other);
  }
  if (isAnswer && answers(segment, other)) return false;
  if (!side.isPlaced) return connection.isSettled && connection.closedAt !== undefined;
  return !fitsInFront(connection, side, (initial + 1) | 0);
}

function answers(segment: Segment, opener: StreamSide): boolean {
  return (
    opener.initialSequence !== undefined && ((segment.acknowledgment - 1) | 0) === opener.initialSequence
  );
}

/** Whether the side's stream, known from data only, can begin with this number. */
function fitsInFront(connection: Connection, side: StreamSide, sequence: number): boolean {
  const position = side.positionOf(sequence);
  if (connection.isSettled) return position === side.first;
  const dataAt = side.waiting.first?.start ?? side.next;
  return position <= dataAt && dataAt - position <= LATE_SYN_BYTES;
}

/** Who sent the SYN is side 0. Gives the sender's side, which changes when the guess had been wrong. */
export function learnOpener(connection: Connection, index: Side, segment: Segment): Side {
  if (connection.openerIsKnown) return index;
  const other: Side = index === 0 ? 1 : 0;
  const opener = segment.flags & ACK ? other : index;
  if (opener === 1 && connection.isSettled) return index;
  connection.openerIsKnown = true;
  if (opener === 0) return index;
  connection.swapSides();
  return other;
}

/** Places the streams by a SYN or SYN-ACK; false when it does not belong to this connection. */
export function noteSyn(connection: Connection, index: Side, segment: Segment): boolean {
  const side = connection.sides[index];
  const initial = segment.sequence | 0;
  if (side.initialSequence !== undefined && side.initialSequence !== initial) {
    connection.log.notice(
      {
        severity: 'warning',
        code: 'stray-syn',
        message: `Packet ${String(segment.packet)} opens the connection once more with another sequence number; it was left out.`,
        packet: segment.packet,
      },
      true,
    );
    return false;
  }
  if (side.synSeen) noteRepeatedControl(connection, index, segment);
  side.synSeen = true;
  side.controlFlags = segment.flags;
  side.controlIdentification = segment.identification;
  side.controlAt = segment.at;
  placeBehindSyn(connection, side, initial);
  if (segment.flags & ACK) {
    const other = connection.sides[index === 0 ? 1 : 0];
    placeBehindSyn(connection, other, (segment.acknowledgment - 1) | 0);
  }
  return true;
}

function placeBehindSyn(connection: Connection, side: StreamSide, initial: number): void {
  if (side.initialSequence !== undefined) return;
  const sequence = (initial + 1) | 0;
  if (!side.isPlaced) side.place(sequence);
  else if (!connection.isSettled) side.advanceTo(side.positionOf(sequence));
  else return;
  side.initialSequence = initial;
  side.first = side.next;
}

/** Makes the listener once both streams have their beginning, or once it is no use to wait for it any longer. */
export function settleWhenClear(connection: Connection, at: Instant): void {
  if (connection.isSettled) return;
  const { sides } = connection;
  const isClear = sides[0].initialSequence !== undefined && sides[1].initialSequence !== undefined;
  if (!isClear) {
    const waiting = sides[0].waiting.count + sides[1].waiting.count;
    const isLate =
      connection.packets >= LIMITS.settlingPackets || at - connection.startedAt >= LIMITS.settlingNanos;
    if (waiting === 0 || !isLate) return;
  }
  settle(connection);
}

export function settle(connection: Connection): void {
  if (connection.isSettled) return;
  const [zero, one] = connection.sides;
  chooseBeginning(connection, zero, one);
  chooseBeginning(connection, one, zero);
  connection.isSettled = true;
  connection.listener = connection.context.accept(connection);
  if (connection.listener === undefined) connection.isIgnored = true;
}

/**
 * Without a handshake a stream begins with its first captured byte; or with the first byte that the other side had not
 * acknowledged yet, when that acknowledgment came first or the other side's SYN shows that nothing lies before.
 */
function chooseBeginning(connection: Connection, side: StreamSide, other: StreamSide): void {
  if (side.initialSequence !== undefined || !side.isPlaced) return;
  const acknowledged = side.firstAcknowledged ?? Number.POSITIVE_INFINITY;
  let piece = side.waiting.first;
  if (
    piece?.bytes.length === 1 &&
    piece.start + 1 === acknowledged &&
    side.firstAcknowledgedPacket < piece.packet
  ) {
    // A keep-alive repeats the last byte sent before the capture began.
    connection.context.waitingBytes--;
    side.waiting.shift();
    piece = side.waiting.first;
  }
  const dataAt = piece?.start ?? Number.POSITIVE_INFINITY;
  const counts =
    piece === undefined || other.initialSequence !== undefined || side.firstAcknowledgedPacket < piece.packet;
  const isNear = dataAt - acknowledged <= LIMITS.sequenceJump || piece === undefined;
  const begin = counts && isNear ? Math.min(dataAt, acknowledged) : dataAt;
  if (Number.isFinite(begin)) side.advanceTo(begin);
  side.first = side.next;
}
