import type { PacketBytes } from '../../shared/ipc/contract.ts';
import { createTimeline } from '../../shared/model/time.ts';
import type { Session } from '../../shared/model/session.ts';
import { locatePayload, type LocatedPayload } from '../../shared/engine/locate-payload.ts';
import {
  loginSpans,
  maskQuotes,
  maskSpans,
  quotingCodes,
  sequenceSpan,
  type SequenceSpan,
} from './secret-ranges.ts';

/** A packet as it was read again from the capture. */
export interface RawPacket {
  readonly packet: number;
  readonly seconds: number;
  readonly nanoseconds: number;
  readonly decimals: 6 | 9;
  readonly originalLength: number;
  readonly linkType: number;
  readonly bytes: Uint8Array;
}

/** Reads packets by number; those that are not there are left out. */
export type ReadRaw = (packets: readonly number[]) => Promise<readonly RawPacket[]>;

/**
 * A session's packets for the hex pane, with the credentials of its logins masked, however the bytes were cut into
 * packets and sent again; unmasked when the user asked for that. Packets of other connections are left out.
 */
export async function readSessionPackets(
  session: Session,
  wanted: readonly number[],
  readRaw: ReadRaw,
  maskSecrets = true,
): Promise<readonly PacketBytes[]> {
  const spans = maskSecrets ? loginSpans(session) : [];
  const decisive = spans.flatMap(({ firstPacket, nextPacket }) => [
    firstPacket,
    ...(nextPacket === undefined ? [] : [nextPacket]),
  ]);
  const raw = new Map((await readRaw([...wanted, ...decisive])).map((packet) => [packet.packet, packet]));
  const secret = spans.map(({ firstPacket, nextPacket }) =>
    sequenceSpan(locateRaw(raw.get(firstPacket)), locateRaw(raw.get(nextPacket ?? 0))),
  );
  return wanted.flatMap((number) => {
    const packet = raw.get(number);
    const shown = packet && showPacket(packet, session, maskSecrets ? secret : undefined);
    return shown ? [shown] : [];
  });
}

function showPacket(
  raw: RawPacket,
  session: Session,
  secret: readonly SequenceSpan[] | undefined,
): PacketBytes | undefined {
  const payload = locate(raw);
  const own = isOwn(raw.packet, payload, session);
  if (!own && !isProof(raw.packet, session)) return undefined;
  const bytes = Uint8Array.from(raw.bytes);
  if (secret && !payload && secret.length > 0) bytes.fill(MASKED);
  if (secret && payload?.protocol === 'tcp' && payload.sourcePort !== session.server.port) {
    // Of another connection it is not known here where its logins stand: all may be one.
    maskSpans(bytes, payload, own ? secret : [undefined]);
  }
  if (payload?.protocol === 'tcp' && payload.sourcePort === session.server.port)
    maskQuotes(bytes, payload, quotingCodes(session));
  const timeline = createTimeline(raw.seconds, raw.decimals);
  return {
    packet: raw.packet,
    at: timeline.format(raw.nanoseconds),
    originalLength: raw.originalLength,
    bytes,
    ...(payload && { payload: { offset: payload.offset, length: payload.length } }),
  };
}

/** Written over a whole packet of a session with a login when it cannot be told where in it the login stands. */
const MASKED = 0x2a;

/** True when the packet is a segment of the connection, or is none of any. */
function isOwn(packet: number, payload: LocatedPayload | undefined, session: Session): boolean {
  const { client, server, firstPacket, lastPacket } = session;
  if (payload?.protocol !== 'tcp') return packet >= firstPacket && packet <= lastPacket;
  const { sourcePort: from, destinationPort: to } = payload;
  return (from === client.port && to === server.port) || (from === server.port && to === client.port);
}

/** True for what a refusal rests on, such as a lookup in the DNS or a later try over another connection. */
function isProof(packet: number, { rejections }: Session): boolean {
  return rejections.some(({ evidence }) => evidence.some((proof) => proof.packet === packet));
}

function locateRaw(raw: RawPacket | undefined): LocatedPayload | undefined {
  return raw && locate(raw);
}

function locate(raw: RawPacket): LocatedPayload | undefined {
  return locatePayload(raw.bytes, raw.linkType, raw.originalLength);
}
