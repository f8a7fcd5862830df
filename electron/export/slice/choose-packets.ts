import { createPacketTracer, payloadSequence } from '../../../shared/engine/packet-tracer.ts';
import type { FrameBatch } from '../../../shared/model/frames.ts';
import type { Session } from '../../../shared/model/session.ts';
import { loginSpans, sequenceSpan, type SequenceSpan } from '../../worker/secret-ranges.ts';
import { createNameServerStreams } from './name-server-streams.ts';
import { createPacketSet, type PacketSet } from './packet-set.ts';
import { createSessionFinder } from './session-finder.ts';

/** Which packets of a capture belong to some sessions, and what is secret in them. */
export interface PacketChoice {
  readonly packets: PacketSet;
  /** LINKTYPE_ numbers of these packets. */
  readonly linkTypes: ReadonlySet<number>;
  readonly decimals: 6 | 9;
  /** By session id: where its logins stand in the client's bytes. */
  readonly logins: ReadonlyMap<number, readonly SequenceSpan[]>;
}

/** Datagrams whose pieces are remembered until they are whole, and pieces of each. */
const DATAGRAMS_REMEMBERED = 1_000;
const PIECES_REMEMBERED = 200;

/** Looks through all packets once; to be fed with the batches of a capture. */
export function createPacketChooser(sessions: readonly Session[]) {
  const trace = createPacketTracer();
  const findSession = createSessionFinder(sessions);
  const packets = createPacketSet();
  const linkTypes = new Set<number>();
  const pieces = new Map<string, number[]>();
  const proof = new Set(
    sessions.flatMap(({ rejections }) =>
      rejections.flatMap(({ evidence }) => evidence.map(({ packet }) => packet)),
    ),
  );
  /** Answers of name servers, in datagrams or streams. */
  const answers = new Set(sessions.flatMap(({ dns = [] }) => dns.map(({ packet }) => packet)));
  const nameServers = createNameServerStreams((packet) => answers.has(packet));
  const spans = sessions
    .map((session) => ({ session, spans: loginSpans(session) }))
    .filter(({ spans: some }) => some.length > 0);
  const decisive = new Set(
    spans.flatMap(({ spans: some }) =>
      some.flatMap(({ firstPacket, nextPacket = 0 }) => [firstPacket, nextPacket]),
    ),
  );
  const payloads = new Map<number, { readonly sequence: number; readonly length: number }>();
  let decimals: 6 | 9 = 6;

  function remember(datagram: string, packet: number): void {
    const known = pieces.get(datagram) ?? [];
    if (known.length < PIECES_REMEMBERED) known.push(packet);
    pieces.set(datagram, known);
    const [oldest] = pieces.keys();
    if (pieces.size > DATAGRAMS_REMEMBERED && oldest !== undefined) pieces.delete(oldest);
  }

  function look(batch: FrameBatch, index: number): void {
    const packet = batch.firstPacket + index;
    const traced = trace(batch, index);
    if (traced.kind === 'piece' && traced.datagram !== undefined) remember(traced.datagram, packet);
    const streamed = nameServers.chosenWith(traced, packet);
    for (const each of streamed) packets.add(each);
    const isChosen =
      findSession(traced, packet) !== undefined ||
      answers.has(packet) ||
      streamed.length > 0 ||
      (proof.has(packet) && traced.kind === 'dns');
    if (isChosen) {
      packets.add(packet);
      for (const piece of pieces.get(traced.datagram ?? '') ?? []) packets.add(piece);
      linkTypes.add(batch.linkTypes[index] ?? 0);
      decimals = batch.decimals === 9 ? 9 : decimals;
    }
    if (traced.datagram !== undefined && traced.kind !== 'piece') pieces.delete(traced.datagram);
    if (decisive.has(packet) && traced.kind === 'tcp')
      payloads.set(packet, {
        sequence: payloadSequence(traced.segment),
        length: traced.segment.payloadLength,
      });
  }

  return {
    push(batch: FrameBatch): void {
      for (let index = 0; index < batch.count; index++) look(batch, index);
    },
    choice: (): PacketChoice => ({
      packets,
      linkTypes,
      decimals,
      logins: new Map(
        spans.map(({ session, spans: some }) => [
          session.id,
          some.map(({ firstPacket, nextPacket }) =>
            sequenceSpan(payloads.get(firstPacket), payloads.get(nextPacket ?? 0)),
          ),
        ]),
      ),
    }),
  };
}
