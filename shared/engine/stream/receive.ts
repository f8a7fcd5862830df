import { LIMITS } from '../limits.ts';
import { ACK, FIN, RST, SYN, type Segment } from '../packet/segment.ts';
import type { Connection } from './connection.ts';
import type { Side } from './conversation.ts';
import { deliverWaiting } from './deliver.ts';
import { learnOpener, noteSyn, settleWhenClear } from './opening.ts';
import { passThrough, takePayload } from './payload.ts';
import { noteRepeatedControl } from './repetition.ts';
import type { StreamSide } from './stream-side.ts';

const NOT_ACKNOWLEDGING = Number.NEGATIVE_INFINITY;
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
  if (!connection.isSettled && position < (other.firstAcknowledged ?? Number.POSITIVE_INFINITY)) {
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
