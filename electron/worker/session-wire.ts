import type { SessionWire, WirePacket } from '../../shared/ipc/contract.ts';
import { locateSegment } from '../../shared/engine/locate-segment.ts';
import type { Endpoint, Session } from '../../shared/model/session.ts';
import { createTimeline } from '../../shared/model/time.ts';
import type { RawPacket, ReadRaw } from './session-packets.ts';

/** Packets of the capture looked through for one session: more than that lie between the packets of a long one. */
const PACKETS_LOOKED_THROUGH = 40_000;
/** Read in pieces, so that a piece's memory is free again before the next. */
const PACKETS_AT_ONCE = 4_000;
const PACKETS_GIVEN = 10_000;

/** Every packet of a session, as its TCP header has it; `complete` false when the session is longer than is looked through. */
export async function readSessionWire(session: Session, readRaw: ReadRaw): Promise<SessionWire> {
  const { firstPacket, lastPacket } = session;
  const end = Math.min(lastPacket, firstPacket + PACKETS_LOOKED_THROUGH - 1);
  const packets: WirePacket[] = [];
  for (let from = firstPacket; from <= end && packets.length < PACKETS_GIVEN; from += PACKETS_AT_ONCE) {
    const length = Math.min(PACKETS_AT_ONCE, end - from + 1);
    const raw = await readRaw(Array.from({ length }, (_, index) => from + index));
    for (const each of raw) {
      const packet = wirePacket(each, session);
      if (packet) packets.push(packet);
    }
  }
  return {
    packets: packets.slice(0, PACKETS_GIVEN),
    complete: end === lastPacket && packets.length <= PACKETS_GIVEN,
  };
}

function wirePacket(raw: RawPacket, { client, server }: Session): WirePacket | undefined {
  const segment = locateSegment(raw.bytes, raw.linkType, raw.originalLength);
  if (!segment) return undefined;
  const { source, destination, ...header } = segment;
  const fromClient = same(source, client) && same(destination, server);
  if (!fromClient && !(same(source, server) && same(destination, client))) return undefined;
  return {
    ...header,
    packet: raw.packet,
    at: createTimeline(raw.seconds, raw.decimals).format(raw.nanoseconds),
    side: fromClient ? 'client' : 'server',
  };
}

function same(one: Endpoint, other: Endpoint): boolean {
  return one.port === other.port && one.address === other.address;
}
