import type { Segment } from '../packet/segment.ts';
import type { Connection } from './connection.ts';
import type { Side } from './conversation.ts';

/**
 * A packet captured twice (on several interfaces of `-i any`, on a mirror port for both directions) is told from one
 * sent twice by the identification of its IPv4 header, which a sender changes with each packet …
 */
const COPY_NANOS = 10e6;
/** … or, where there is none, by coming sooner than any sender repeats itself (RFC 6298: a second; Linux: 200 ms). */
const UNNUMBERED_COPY_NANOS = 1e6;

interface Earlier {
  readonly identification: number;
  readonly at: number;
}

function isCopy(earlier: Earlier, segment: Segment): boolean {
  const { identification } = segment;
  if (identification !== 0 && earlier.identification !== 0) {
    return identification === earlier.identification && segment.at - earlier.at <= COPY_NANOS;
  }
  return segment.at - earlier.at <= UNNUMBERED_COPY_NANOS;
}

/** Bytes that were there already: a copy, a keep-alive or a retransmission, whose bytes are compared as far as kept. */
export function noteRepetition(
  connection: Connection,
  index: Side,
  segment: Segment,
  start: number,
  waiting?: Earlier & { readonly bytes: Uint8Array },
): void {
  const side = connection.sides[index];
  const { packet, at, payloadLength } = segment;
  const earlier = connection.isSettled
    ? connection.context.delivered.find(side.record, start, segment)
    : undefined;
  const isWhole =
    earlier !== undefined &&
    earlier.isSame &&
    earlier.start === start &&
    (earlier.length === payloadLength || side.next < start + payloadLength);
  if (isWhole && isCopy(earlier, segment)) {
    connection.log.event('duplicate', index, packet, at, payloadLength);
  } else if (waiting?.bytes.length === payloadLength && isCopy(waiting, segment)) {
    connection.log.event('duplicate', index, packet, at, payloadLength);
  } else if (payloadLength <= 1 && start === side.next - 1 && !side.isFinished) {
    connection.log.event('keep-alive', index, packet, at);
  } else {
    connection.log.event('retransmission', index, packet, at, payloadLength);
    if (earlier?.isSame === false) noteConflict(connection, index, segment, earlier.packet);
  }
}

/** The same bytes of the stream came with different content: a broken middlebox, or somebody who injects. */
export function noteConflict(connection: Connection, index: Side, segment: Segment, earlier: number): void {
  const { packet, at, payloadLength } = segment;
  connection.log.event('conflict', index, packet, at, payloadLength);
  connection.log.notice({
    severity: 'warning',
    code: 'conflicting-retransmission',
    message: `Packet ${String(packet)} repeats bytes of packet ${String(earlier)} with different content; what came first was kept.`,
    packet,
  });
}

/** SYN, FIN or RST once more. */
export function noteRepeatedControl(connection: Connection, index: Side, segment: Segment): void {
  const side = connection.sides[index];
  const earlier = { identification: side.controlIdentification, at: side.controlAt };
  const isSame = side.controlFlags === segment.flags && isCopy(earlier, segment);
  connection.log.event(isSame ? 'duplicate' : 'retransmission', index, segment.packet, segment.at);
}
