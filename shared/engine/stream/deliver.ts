import { LIMITS } from '../limits.ts';
import type { Instant } from '../../model/time.ts';
import type { Connection } from './connection.ts';
import type { GapCause, Side } from './conversation.ts';
import type { StreamSide } from './stream-side.ts';
import type { Piece } from './waiting-bytes.ts';

const SIDES: readonly Side[] = [0, 1];

/** When a decision is made: the packet that came, and whether nothing may be waited for any longer. */
interface Moment {
  readonly packet: number;
  readonly at: Instant;
  readonly isForced: boolean;
}

/**
 * Hands over what waits and can go, in causal order, and gives up on what has been waited for long enough. `isForced`
 * empties the connection: what is missing then stays missing.
 */
export function deliverWaiting(connection: Connection, packet: number, at: Instant, isForced = false): void {
  if (!connection.isSettled) return;
  const zero = connection.sides[0];
  const one = connection.sides[1];
  if (isQuiet(zero) && isQuiet(one)) {
    connection.isFlowing = goesOn(zero) && goesOn(one);
    return;
  }
  const moment = { packet, at, isForced };
  for (;;) {
    if (connection.isIgnored) {
      discardWaiting(connection);
      break;
    }
    if (deliverNext(connection)) continue;
    if (giveUp(connection, moment)) continue;
    if (!isOverfull(connection)) break;
    if (!connection.wasForced) noteOverfull(connection, packet);
    if (!giveUp(connection, { packet, at, isForced: true })) break;
  }
  connection.isFlowing = isQuiet(zero) && isQuiet(one) && goesOn(zero) && goesOn(one);
}

export function discardWaiting(connection: Connection): void {
  for (const side of connection.sides) {
    connection.context.waitingBytes -= side.waiting.byteCount;
    side.waiting.clear();
  }
}

/** Nothing waits, and nothing is known to be missing. */
function isQuiet(side: StreamSide): boolean {
  return side.waiting.count === 0 && side.acknowledged <= side.next && side.cutUntil <= side.next;
}

function goesOn(side: StreamSide): boolean {
  return side.isPlaced && !side.isFinished;
}

/** Hands over the piece that is next on its side and waits for nothing of the other; false when there is none. */
function deliverNext(connection: Connection): boolean {
  const [zero, one] = connection.sides;
  const first = headOf(connection, zero);
  const second = headOf(connection, one);
  const firstIsFree = first !== undefined && first.acknowledged <= one.next;
  const secondIsFree = second !== undefined && second.acknowledged <= zero.next;
  if (firstIsFree && (!secondIsFree || first.packet < second.packet)) handOver(connection, 0, first);
  else if (secondIsFree) handOver(connection, 1, second);
  else return false;
  return true;
}

/** The waiting piece that continues the side's stream; what lies behind `next` already is thrown away. */
function headOf(connection: Connection, side: StreamSide): Piece | undefined {
  for (let piece = side.waiting.first; piece !== undefined; piece = side.waiting.first) {
    if (piece.start > side.next) return undefined;
    if (piece.start === side.next) return piece;
    connection.context.waitingBytes -= piece.bytes.length;
    side.waiting.shift();
  }
  return undefined;
}

function handOver(connection: Connection, index: Side, piece: Piece): void {
  const side = connection.sides[index];
  const { context } = connection;
  const length = piece.bytes.length;
  side.waiting.shift();
  context.waitingBytes -= length;
  if (piece.isFin) {
    finishSide(connection, index, piece.packet, piece.at);
    return;
  }
  if (piece.wireEnd > piece.start + length) side.cutUntil = Math.max(side.cutUntil, piece.wireEnd);
  if (length === 0) return;
  side.record = context.delivered.record(
    side.record,
    side.next,
    piece.bytes,
    0,
    length,
    piece.packet,
    piece.at,
    piece.identification,
  );
  side.advanceTo(side.next + length);
  connection.listener?.data(index, piece.bytes, 0, length, piece.packet, piece.at);
}

/** The stream of the side ends here. The FIN takes a sequence number too. */
export function finishSide(connection: Connection, index: Side, packet: number, at: Instant): void {
  const side = connection.sides[index];
  side.isFinished = true;
  side.advanceTo(side.next + 1);
  connection.context.waitingBytes -= side.waiting.byteCount;
  side.waiting.clear();
  connection.listener?.finished(index, packet, at);
}

/** Declares one hole that is not worth waiting for any longer; false when all that waits still has hope. */
function giveUp(connection: Connection, moment: Moment): boolean {
  // What a waiting piece acknowledges shows best where a hole of the other side ends: these come first.
  for (const index of SIDES) {
    const side = connection.sides[index];
    const head = side.waiting.first;
    if (head?.start === side.next && giveUpOnOther(connection, index, head, moment)) return true;
  }
  for (const index of SIDES) {
    const side = connection.sides[index];
    if (side.isFinished || side.waiting.first?.start === side.next) continue;
    const end = hopelessUntil(connection, index, moment);
    if (end > side.next) {
      declareGap(connection, index, end, side.waiting.first, moment);
      return true;
    }
  }
  return false;
}

/** A piece could go but for bytes of the other side that it acknowledges and that nobody has captured. */
function giveUpOnOther(connection: Connection, index: Side, head: Piece, moment: Moment): boolean {
  const otherIndex = index === 0 ? 1 : 0;
  const other = connection.sides[otherIndex];
  const otherHead = other.waiting.first;
  const isLate = other.isAbsent && other.packets === 0;
  if (!isLate && !isPatienceOver(connection, head.arrival, head.at, moment, true)) return false;
  if (other.packets === 0) other.isAbsent = true;
  const missing = head.acknowledged - other.next;
  if (otherHead?.start === other.next) {
    // Each acknowledges the other: the one captured later was sent again, with a newer acknowledgment than at first.
    const isOther = otherHead.packet > head.packet;
    const later = isOther ? other : connection.sides[index];
    later.waiting.splitFirst(isOther ? head.acknowledged : otherHead.acknowledged);
    if (later.waiting.first) later.waiting.first.acknowledged = Number.NEGATIVE_INFINITY;
    return true;
  }
  // One number beyond all data can be that of a FIN; a stream that is over has nothing to wait for.
  if (other.isFinished) {
    head.acknowledged = other.next;
  } else if (missing === 1 && otherHead === undefined) {
    other.advanceTo(head.acknowledged);
  } else {
    const end = Math.min(head.acknowledged, otherHead?.start ?? Number.POSITIVE_INFINITY);
    declareGap(connection, otherIndex, end, otherHead ?? head, moment);
  }
  return true;
}

/** Where the hole at the side's `next` ends, if it is to be given up now; else `next`. */
function hopelessUntil(connection: Connection, index: Side, moment: Moment): number {
  const side = connection.sides[index];
  const head = side.waiting.first;
  const dataAt = head?.start ?? Number.POSITIVE_INFINITY;
  const isAcknowledged = side.acknowledged > side.next;
  if (side.cutUntil > side.next && (head !== undefined || isAcknowledged || moment.isForced)) {
    return Math.min(side.cutUntil, dataAt);
  }
  if (isAcknowledged && (head !== undefined || side.acknowledged - side.next > 1)) {
    const { acknowledgedArrival, acknowledgedAt } = side;
    if (isPatienceOver(connection, acknowledgedArrival, acknowledgedAt, moment, true)) {
      return Math.min(side.acknowledged, dataAt);
    }
  }
  if (head !== undefined && isPatienceOver(connection, head.arrival, head.at, moment, false)) return dataAt;
  return side.next;
}

function isPatienceOver(
  connection: Connection,
  arrival: number,
  since: Instant,
  moment: Moment,
  isAcknowledged: boolean,
): boolean {
  if (moment.isForced) return true;
  const packets = isAcknowledged ? LIMITS.lateCapturePackets : LIMITS.retransmissionPackets;
  const nanos = isAcknowledged ? LIMITS.lateCaptureNanos : LIMITS.retransmissionNanos;
  return connection.packets - arrival >= packets || moment.at - since >= nanos;
}

function declareGap(
  connection: Connection,
  index: Side,
  end: number,
  proof: Piece | undefined,
  moment: Moment,
): void {
  const side = connection.sides[index];
  const cause: GapCause = side.cutUntil > side.next ? 'snap-length' : 'not-captured';
  const until = cause === 'snap-length' ? Math.min(end, side.cutUntil) : end;
  const length = until - side.next;
  const packet = proof?.packet ?? moment.packet;
  const at = proof?.at ?? moment.at;
  side.missingBytes += length;
  side.advanceTo(until);
  connection.log.event(cause === 'snap-length' ? 'cut' : 'gap', index, packet, at, length);
  if (connection.log.takesNotices) noteGap(connection, index, length, cause, packet);
  connection.listener?.gap(index, length, cause, packet, at);
}

function noteGap(connection: Connection, index: Side, length: number, cause: GapCause, packet: number): void {
  const whose = index === 0 ? 'client' : 'server';
  if (cause === 'snap-length') {
    connection.log.notice(
      {
        severity: 'warning',
        code: 'snap-length',
        message: `Packets of this connection were cut by the snap length of the capture, first before packet ${String(packet)}.`,
        packet,
        tip: 'Capture whole packets: tcpdump -s 0.',
      },
      true,
    );
    return;
  }
  connection.log.notice({
    severity: 'warning',
    code: 'gap',
    message: `${String(length)} bytes that the ${whose} sent before packet ${String(packet)} are not in the capture.`,
    packet,
  });
}

function isOverfull(connection: Connection): boolean {
  return (
    connection.context.waitingBytes > LIMITS.waitingBytes ||
    connection.sides.some(
      ({ waiting }) =>
        waiting.byteCount > LIMITS.waitingBytesPerSide || waiting.count > LIMITS.waitingPiecesPerSide,
    )
  );
}

function noteOverfull(connection: Connection, packet: number): void {
  connection.wasForced = true;
  connection.context.forcedConversations++;
  connection.log.notice({
    severity: 'warning',
    code: 'reassembly-full',
    message: `By packet ${String(packet)} more had come out of order than is kept waiting; what was missing then is taken for lost.`,
    packet,
  });
}
