import type { SessionWire, WirePacket } from '../../shared/ipc/contract.ts';
import type { Session } from '../../shared/model/session.ts';
import type { Message } from '../../shared/model/transaction.ts';
import type { CommandStep, ReplyStep, Step } from './step.ts';
import { stepsOf } from './steps.ts';

/** Packets of one step that are looked at. */
const PACKETS_AT_MOST = 64;

/** Packets that a step takes, the first ones; only the first is known until `wire` is there. */
export function packetsOfStep(
  step: Step,
  session: Session,
  wire: SessionWire | undefined,
): readonly number[] {
  if (step.kind === 'wire') return step.packets.slice(0, PACKETS_AT_MOST);
  if (step.packet === undefined) return [];
  const { packet } = step;
  if (step.kind === 'message' && wire) return packetsOfMessage(step.message, wire);
  const stretch = wire && stretchOf(step, session);
  if (!stretch) return [packet];
  const data = dataOf(wire.packets, stretch.side);
  const found = data.filter((each) => each.packet >= packet && each.packet <= stretch.last);
  const kept: number[] = [];
  // What the same side said before takes the beginning of the first packet.
  let before = -bytesBefore(step, session) - bytesCarriedInto(step, session, data);
  for (const each of found) {
    if (kept.length === PACKETS_AT_MOST || before >= stretch.bytes) break;
    kept.push(each.packet);
    before += each.bytes;
  }
  return kept.length === 0 ? [packet] : kept;
}

/** How many bytes of a step's first packet belong to what the same side said before it in that packet, at least. */
export function bytesBefore(step: Step, session: Session): number {
  if (step.kind !== 'command' && step.kind !== 'reply') return 0;
  let bytes = 0;
  for (const each of stepsOf(session)) {
    if (each.key === step.key) break;
    if (each.kind === step.kind && each.packet === step.packet) bytes += textBytes(each);
  }
  return bytes;
}

/** How many bytes of what the same side said in an earlier packet reach into the step's first one. */
function bytesCarriedInto(step: Step, session: Session, data: readonly WirePacket[]): number {
  const { packet: first = 0 } = step;
  const said = stepsOf(session).flatMap((each) =>
    each.kind === step.kind && (each.kind === 'command' || each.kind === 'reply') ? [each] : [],
  );
  const last = Math.max(0, ...said.map(({ packet = 0 }) => (packet < first ? packet : 0)));
  const text = said.reduce((sum, each) => (each.packet === last ? sum + textBytes(each) : sum), 0);
  const room = data.reduce(
    (sum, { packet, bytes }) => (packet >= last && packet < first ? sum + bytes : sum),
    0,
  );
  return Math.max(0, text - room);
}

/** CR LF ends each line. */
function textBytes(step: CommandStep | ReplyStep): number {
  const lines = step.kind === 'command' ? [step.command.line] : step.reply.lines;
  // A masked credential is of another length: none of it is counted.
  return lines.reduce((sum, line) => sum + (line.includes('***') ? 0 : utf8Length(line) + 2), 0);
}

/** The packets of a message, the first ones. */
function packetsOfMessage(message: Message, wire: SessionWire): readonly number[] {
  const { packet, lastPacket } = message;
  if (packet === undefined || lastPacket === undefined) return [];
  return dataOf(wire.packets, 'client')
    .filter((each) => each.packet >= packet && each.packet <= lastPacket)
    .slice(0, PACKETS_AT_MOST)
    .map((each) => each.packet);
}

interface Stretch {
  readonly side: 'client' | 'server';
  /** The last packet that can belong to it. */
  readonly last: number;
  readonly bytes: number;
}

function stretchOf(step: Step, session: Session): Stretch | undefined {
  const { kind } = step;
  if (kind !== 'command' && kind !== 'reply') return undefined;
  const side = kind === 'command' ? 'client' : 'server';
  return { side, bytes: textBytes(step), last: nextPacketOf(step, session) ?? session.lastPacket };
}

/** The packet in which the same side goes on to say something else. */
function nextPacketOf({ kind, packet = 0 }: Step, session: Session): number | undefined {
  const later = stepsOf(session).flatMap((each) => {
    const same =
      kind === 'reply' ? each.kind === 'reply' : each.kind === 'command' || each.kind === 'message';
    return same && each.packet !== undefined && each.packet > packet ? [each.packet] : [];
  });
  return later.length === 0 ? undefined : Math.min(...later);
}

/** Packets with data, each byte once: what was sent again is left out. */
function dataOf(packets: readonly WirePacket[], side: 'client' | 'server'): readonly WirePacket[] {
  const seen = new Set<number>();
  return packets.filter((packet) => {
    if (packet.side !== side || packet.bytes === 0 || seen.has(packet.sequence)) return false;
    seen.add(packet.sequence);
    return true;
  });
}

function utf8Length(text: string): number {
  return new TextEncoder().encode(text).length;
}
