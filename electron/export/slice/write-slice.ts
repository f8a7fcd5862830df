import { createPacketTracer, type PacketTrace } from '../../../shared/engine/packet-tracer.ts';
import type { FrameBatch } from '../../../shared/model/frames.ts';
import type { Session } from '../../../shared/model/session.ts';
import type { Redactor } from '../../../shared/report/redact/redactor.ts';
import { maskQuotes, maskSpans, quotingCodes } from '../../worker/secret-ranges.ts';
import type { SlicedPacket } from './capture-file.ts';
import { headersOf, updateChecksums } from './checksums.ts';
import type { PacketChoice } from './choose-packets.ts';
import { canRedact, redactHeaders, redactPayload, visibleLines, type VisibleLines } from './redact-frame.ts';
import { createSessionFinder } from './session-finder.ts';

export interface SliceRules {
  readonly sessions: readonly Session[];
  readonly choice: PacketChoice;
  readonly showSecrets: boolean;
  readonly redactor: Redactor | undefined;
}

/** Gives the chosen packets of batches, what is not to be seen overwritten, and counts those it has to leave out. */
export function createSlicer({ sessions, choice, showSecrets, redactor }: SliceRules) {
  const trace = createPacketTracer();
  const findSession = createSessionFinder(sessions);
  const linesOf = rememberLines(redactor);
  let leftOut = 0;

  /** Nothing in the packet is secret: its session has no logins, or no session has. */
  const isOpen = (session: Session | undefined, logins: number): boolean =>
    logins === 0 && (session !== undefined || showSecrets || choice.logins.size === 0);

  function edit(batch: FrameBatch, index: number, traced: PacketTrace): Uint8Array | undefined {
    const start = batch.offsets[index] ?? 0;
    const frame = batch.bytes.subarray(start, start + (batch.capturedLengths[index] ?? 0));
    const session = findSession(traced, batch.firstPacket + index);
    const logins = showSecrets || !session ? [] : (choice.logins.get(session.id) ?? []);
    if (!redactor && (isOpen(session, logins.length) || traced.kind === 'dns')) return frame;
    // Pieces of a datagram and packets that quote others cannot be looked through by themselves.
    if (!session || traced.kind !== 'tcp' || !traced.isWhole) return undefined;
    const after = Uint8Array.from(frame);
    const moved = moveSegment(traced, start, after);
    const headers = headersOf(moved);
    const end = moved.payloadOffset + moved.payloadLength;
    const linkType = batch.linkTypes[index] ?? 0;
    if (redactor && !canRedact(linkType, headers, 0)) return undefined;
    const payload = { sequence: moved.sequence, offset: moved.payloadOffset, length: moved.payloadLength };
    if (moved.sourcePort !== session.server.port) maskSpans(after, payload, logins);
    else if (!showSecrets) maskQuotes(after, payload, quotingCodes(session));
    if (redactor) {
      redactPayload(after, payload.offset, end, linesOf(session));
      if (redactor.hides.has('ips')) redactHeaders(after, linkType, moved, redactor);
    }
    updateChecksums(frame, after, headers, end);
    return after;
  }

  return {
    leftOut: () => leftOut,
    *packets(batch: FrameBatch): Generator<SlicedPacket> {
      for (let index = 0; index < batch.count; index++) {
        const traced = trace(batch, index);
        if (!choice.packets.has(batch.firstPacket + index)) continue;
        const bytes = edit(batch, index, traced);
        if (bytes) yield packetOf(batch, index, bytes);
        else leftOut += 1;
      }
    },
  };
}

/** The segment with its places counted from the start of the frame, of which `bytes` is a copy. */
function moveSegment({ segment }: PacketTrace, start: number, bytes: Uint8Array) {
  return {
    ...segment,
    bytes,
    sourceAddressOffset: segment.sourceAddressOffset - start,
    destinationAddressOffset: segment.destinationAddressOffset - start,
    payloadOffset: segment.payloadOffset - start,
    sequence: (segment.sequence + (segment.flags & 2 ? 1 : 0)) >>> 0,
  };
}

const LINES_REMEMBERED = 100;

function rememberLines(redactor: Redactor | undefined) {
  const known = new Map<number, VisibleLines>();
  return (session: Session): VisibleLines => {
    const found = known.get(session.id);
    if (found) return found;
    if (known.size >= LINES_REMEMBERED) known.clear();
    const lines = redactor
      ? visibleLines(session, redactor.sameLengthText(session))
      : new Map<string, string>();
    known.set(session.id, lines);
    return lines;
  };
}

function packetOf(batch: FrameBatch, index: number, bytes: Uint8Array): SlicedPacket {
  return {
    seconds: batch.seconds[index] ?? 0,
    nanoseconds: batch.nanoseconds[index] ?? 0,
    linkType: batch.linkTypes[index] ?? 0,
    originalLength: batch.originalLengths[index] ?? 0,
    bytes,
  };
}
