import type { PacketBytes } from '../../shared/ipc/contract.ts';
import { createTimeline } from '../../shared/model/time.ts';
import type { Session } from '../../shared/model/session.ts';
import { locatePayload, type LocatedPayload } from '../../shared/engine/locate-payload.ts';
import { loginSpans, maskLogin } from './secret-ranges.ts';

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
 * packets and sent again. Packets of other connections are left out.
 */
export async function readSessionPackets(
  session: Session,
  wanted: readonly number[],
  readRaw: ReadRaw,
): Promise<readonly PacketBytes[]> {
  const spans = loginSpans(session);
  const decisive = spans.flatMap(({ firstPacket, nextPacket }) => [
    firstPacket,
    ...(nextPacket === undefined ? [] : [nextPacket]),
  ]);
  const raw = new Map((await readRaw([...wanted, ...decisive])).map((packet) => [packet.packet, packet]));
  const secret = spans.map(({ firstPacket, nextPacket }) =>
    sequenceSpan(raw.get(firstPacket), raw.get(nextPacket ?? 0)),
  );
  return wanted.flatMap((number) => {
    const packet = raw.get(number);
    const shown = packet && showPacket(packet, session, secret);
    return shown ? [shown] : [];
  });
}

/** Where a login stands in the client's byte stream; undefined stands for all of it. */
type SequenceSpan = { readonly start: number; readonly length: number } | undefined;

const SEQUENCES = 2 ** 32;
const HALF = SEQUENCES / 2;

function sequenceSpan(first: RawPacket | undefined, next: RawPacket | undefined): SequenceSpan {
  const from = first && locate(first);
  if (!from) return undefined;
  const to = next && locate(next);
  // The next command may stand in the same packet as the login's last line: the packet is looked through whole.
  const length = to ? distance(from.sequence, to.sequence) + to.length : HALF;
  return { start: from.sequence, length: length < HALF ? length : HALF };
}

function distance(from: number, to: number): number {
  return (to - from + SEQUENCES) % SEQUENCES;
}

function showPacket(
  raw: RawPacket,
  session: Session,
  secret: readonly SequenceSpan[],
): PacketBytes | undefined {
  const payload = locate(raw);
  const own = isOwn(raw.packet, payload, session);
  if (!own && !isProof(raw.packet, session)) return undefined;
  const bytes = Uint8Array.from(raw.bytes);
  if (!payload && secret.length > 0) bytes.fill(MASKED);
  if (payload?.protocol === 'tcp' && payload.sourcePort !== session.server.port) {
    // Of another connection it is not known here where its logins stand: all may be one.
    maskSpans(bytes, payload, own ? secret : [undefined]);
  }
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

function maskSpans(bytes: Uint8Array, payload: LocatedPayload, secret: readonly SequenceSpan[]): void {
  for (const span of secret) {
    const offset = span ? distance(span.start, payload.sequence) : 0;
    // Before the span the distance wraps around to the far half.
    const before = offset >= HALF ? SEQUENCES - offset : 0;
    const isOutside = before > 0 ? before >= payload.length : offset >= (span?.length ?? SEQUENCES);
    if (!isOutside) maskLogin(bytes, payload.offset + before, payload.offset + payload.length);
  }
}

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

function locate(raw: RawPacket): LocatedPayload | undefined {
  return locatePayload(raw.bytes, raw.linkType, raw.originalLength);
}
