import type { SessionWire, WirePacket } from '../../shared/ipc/contract.ts';
import type { Session } from '../../shared/model/session.ts';
import { microsOf } from '../wording/time.ts';
import type { Step } from './step.ts';
import { packetKey, stepsOf } from './steps.ts';

/** A rung of the ladder: a packet, a run of packets alike, or something that is no packet at all. */
export interface LadderRow {
  readonly key: string;
  readonly at?: string;
  readonly sinceStartMs?: number;
  /** Time since the rung before. */
  readonly sincePreviousMs: number;
  /** Who sent it; absent for what belongs to both. */
  readonly side?: 'client' | 'server';
  readonly packet?: number;
  /** How many packets a run stands for. */
  readonly packets: number;
  readonly bytes: number;
  readonly flags: WirePacket['flags'];
  /** What begins in it, in order. */
  readonly steps: readonly Step[];
  /** `message` and `tls` for packets of nothing but that; `ack` without payload, `data` the rest of something longer. */
  readonly kind: 'step' | 'open' | 'ack' | 'data' | 'message' | 'tls' | 'end' | 'note';
}

/** Runs shorter than this stay apart. */
const RUN_FROM = 4;

/** Everything that crossed the wire, in capture order, with what it said; without `wire` only what was said. */
export function ladderRows(session: Session, wire: SessionWire | undefined): readonly LadderRow[] {
  const steps = stepsOf(session);
  const rows =
    wire === undefined || wire.packets.length === 0
      ? steps.map(rowOfStep)
      : joinRuns(rowsOfWire(session, steps, wire.packets));
  return withGaps(session, rows);
}

type BareRow = Omit<LadderRow, 'sincePreviousMs' | 'sinceStartMs'>;

function rowOfStep(step: Step): BareRow {
  const side =
    step.kind === 'wire'
      ? step.event.side
      : step.kind === 'turn' || step.kind === 'group' || step.kind === 'log'
        ? undefined
        : step.kind === 'reply'
          ? 'server'
          : 'client';
  return {
    key: step.key,
    steps: [step],
    kind: step.kind === 'turn' ? 'note' : 'step',
    packets: 1,
    bytes: 0,
    flags: [],
    ...(side && { side }),
    ...(step.at !== undefined && { at: step.at }),
    ...(step.packet !== undefined && { packet: step.packet }),
  };
}

function rowsOfWire(
  session: Session,
  steps: readonly Step[],
  packets: readonly WirePacket[],
): readonly BareRow[] {
  const byPacket = new Map<number, Step[]>();
  const known = new Set(packets.map(({ packet }) => packet));
  const rows: BareRow[] = [];
  const loose: Step[] = [];
  for (const step of steps) {
    const places =
      step.kind === 'wire' ? step.packets.filter((packet) => known.has(packet)) : [step.packet ?? -1];
    if (step.kind === 'turn' || !places.some((packet) => known.has(packet))) loose.push(step);
    else for (const packet of places) byPacket.set(packet, [...(byPacket.get(packet) ?? []), step]);
  }
  const stretches = messageStretches(session);
  const encryptedFrom = encryptionStart(steps);
  // A turn of the conversation stands before the first packet that follows the step before it.
  const notes = placeNotes(steps, loose);
  for (const packet of packets) {
    while (notes[0] && notes[0].before <= packet.packet) rows.push(rowOfStep((notes.shift() as Note).step));
    rows.push(rowOfPacket(packet, byPacket.get(packet.packet) ?? [], stretches, encryptedFrom));
  }
  return [...rows, ...notes.map(({ step }) => rowOfStep(step))];
}

interface Note {
  readonly before: number;
  readonly step: Step;
}

function placeNotes(steps: readonly Step[], loose: readonly Step[]): Note[] {
  const wanted = new Set(loose);
  let last = 0;
  return steps.flatMap((step) => {
    if (!wanted.has(step)) {
      last = Math.max(last, step.packet ?? 0);
      return [];
    }
    return [{ step, before: step.packet !== undefined && step.kind !== 'turn' ? step.packet : last + 1 }];
  });
}

interface Stretch {
  readonly first: number;
  readonly last: number;
}

function messageStretches({ transactions }: Session): readonly Stretch[] {
  return transactions.flatMap(({ message }) =>
    message?.packet === undefined || message.lastPacket === undefined
      ? []
      : [{ first: message.packet, last: message.lastPacket }],
  );
}

function encryptionStart(steps: readonly Step[]): number {
  const place = steps.findIndex((step) => step.kind === 'turn' && step.turn === 'encrypted');
  if (place < 0) return Infinity;
  return steps.slice(0, place).reduce((last, { packet = 0 }) => Math.max(last, packet), 0) + 1;
}

function rowOfPacket(
  packet: WirePacket,
  steps: readonly Step[],
  messages: readonly Stretch[],
  encryptedFrom: number,
): BareRow {
  const { side, at, bytes, flags } = packet;
  const inMessage = messages.some(({ first, last }) => packet.packet >= first && packet.packet <= last);
  const kind = (): LadderRow['kind'] => {
    if (steps.some((step) => step.kind !== 'wire')) return 'step';
    if (flags.includes('SYN')) return 'open';
    if (flags.length > 0) return 'end';
    if (steps.length > 0) return 'step';
    if (bytes === 0) return 'ack';
    if (packet.packet >= encryptedFrom) return 'tls';
    return inMessage && side === 'client' ? 'message' : 'data';
  };
  return {
    key: packetKey(packet.packet),
    packet: packet.packet,
    packets: 1,
    side,
    at,
    bytes,
    flags,
    steps,
    kind: kind(),
  };
}

/** Many packets of a message, or of TLS, with the bare acknowledgments between them become one rung. */
function joinRuns(rows: readonly BareRow[]): readonly BareRow[] {
  const joined: BareRow[] = [];
  for (let place = 0; place < rows.length;) {
    const row = rows[place];
    if (!row) break;
    const run = runFrom(rows, place);
    if (run.length < RUN_FROM) {
      joined.push(row);
      place += 1;
      continue;
    }
    const data = run.filter(({ kind }) => kind !== 'ack');
    joined.push({
      ...row,
      packets: run.length,
      bytes: data.reduce((sum, each) => sum + each.bytes, 0),
      kind: data[0]?.kind ?? 'ack',
    });
    place += run.length;
  }
  return joined;
}

function runFrom(rows: readonly BareRow[], start: number): readonly BareRow[] {
  const first = rows[start];
  if (first?.kind !== 'message' && first?.kind !== 'tls') return [];
  let end = start + 1;
  while (end < rows.length) {
    const row = rows[end];
    if (row?.kind !== 'ack' && (row?.kind !== first.kind || row.side !== first.side)) break;
    end += 1;
  }
  // A run ends with data, not with an acknowledgment: that one may belong to what follows.
  while (rows[end - 1]?.kind === 'ack') end -= 1;
  return rows.slice(start, end);
}

function withGaps(session: Session, rows: readonly BareRow[]): readonly LadderRow[] {
  const start = microsOf(session.startedAt);
  let previous = start;
  return rows.map((row) => {
    if (row.at === undefined) return { ...row, sincePreviousMs: 0 };
    const now = microsOf(row.at);
    const gap = Math.max(0, now - previous) / 1000;
    previous = Math.max(previous, now);
    return { ...row, sinceStartMs: (now - start) / 1000, sincePreviousMs: gap };
  });
}

/** The rung on which a step, or a packet by itself, stands. */
export function rowOfKey(rows: readonly LadderRow[], key: string | undefined): number {
  if (key === undefined) return -1;
  return rows.findIndex((row) => row.key === key || row.steps.some((step) => step.key === key));
}
