import { LIMITS } from '../../../shared/engine/limits.ts';
import type { FrameColumns } from '../frame-columns.ts';
import type { NoticeLog } from '../notice-log.ts';
import { capturedMoreThanSent, impossibleLength, impossibleTime } from '../packet-notices.ts';
import { UNKNOWN_INTERFACE } from './capture-interface.ts';
import type { CaptureInterface } from './capture-interface.ts';
import { OBSOLETE_PACKET } from './pcapng-block.ts';
import type { Section } from './section.ts';
import { writeTime } from './tick-clock.ts';

/** Where the packet's bytes begin in an enhanced packet block. */
export const PACKET_DATA_OFFSET = 28;
/** 10000-01-01, the first second that ISO 8601 has no four digits for. */
const YEAR_10000_SECONDS = 253_402_300_800;

/**
 * Adds the packet of an enhanced packet block (section 4.3) or an obsolete packet block (appendix A) to the columns;
 * the two differ in the width of the interface number only. Answers whether its captured length can be believed.
 */
export function addPacket(
  view: DataView,
  position: number,
  end: number,
  type: number,
  section: Section,
  columns: FrameColumns,
  packet: number,
  notices: NoticeLog,
): boolean {
  const { little } = section;
  const interfaceId =
    type === OBSOLETE_PACKET ? view.getUint16(position + 8, little) : view.getUint32(position + 8, little);
  const source = section.interfaces[interfaceId] ?? unknownInterface(packet, interfaceId, notices);
  const room = end - position - PACKET_DATA_OFFSET;
  const captured = fitting(view.getUint32(position + 20, little), room, packet, notices);
  if (captured > LIMITS.frameBytes) {
    notices.add(impossibleLength(packet, captured));
    return false;
  }
  let original = view.getUint32(position + 24, little);
  if (original < captured) {
    notices.once(capturedMoreThanSent(packet, captured, original));
    original = captured;
  }
  const index = columns.count++;
  columns.offsets[index] = position + PACKET_DATA_OFFSET;
  columns.capturedLengths[index] = captured;
  columns.originalLengths[index] = original;
  columns.linkTypes[index] = source.linkType;
  if (source.clock.decimals === 9) columns.decimals = 9;
  writeTime(
    columns,
    index,
    source.clock,
    view.getUint32(position + 12, little),
    view.getUint32(position + 16, little),
  );
  keepTime(section, columns, index, packet, notices);
  return true;
}

/** Remembers the packet's time; one that no calendar has is replaced by the time before it. */
function keepTime(
  section: Section,
  columns: FrameColumns,
  index: number,
  packet: number,
  notices: NoticeLog,
): void {
  const seconds = columns.seconds[index] ?? 0;
  if (seconds >= 0 && seconds < YEAR_10000_SECONDS) {
    section.lastSeconds = seconds;
    section.lastNanoseconds = columns.nanoseconds[index] ?? 0;
    return;
  }
  notices.once(impossibleTime(packet));
  columns.seconds[index] = section.lastSeconds;
  columns.nanoseconds[index] = section.lastNanoseconds;
}

/** A simple packet block (section 4.4) has neither interface nor time: it is given the first interface, and the time before it. */
export function addSimplePacket(
  view: DataView,
  position: number,
  end: number,
  _type: number,
  section: Section,
  columns: FrameColumns,
  packet: number,
  notices: NoticeLog,
): boolean {
  const source = section.interfaces[0] ?? unknownInterface(packet, 0, notices);
  const original = view.getUint32(position + 8, section.little);
  const whole = source.snapLength > 0 ? Math.min(original, source.snapLength) : original;
  const captured = Math.min(whole, end - position - 12);
  if (captured > LIMITS.frameBytes) {
    notices.add(impossibleLength(packet, captured));
    return false;
  }
  notices.once(withoutTime(packet));
  const index = columns.count++;
  columns.offsets[index] = position + 12;
  columns.capturedLengths[index] = captured;
  columns.originalLengths[index] = original;
  columns.linkTypes[index] = source.linkType;
  columns.seconds[index] = section.lastSeconds;
  columns.nanoseconds[index] = section.lastNanoseconds;
  return true;
}

function fitting(captured: number, room: number, packet: number, notices: NoticeLog): number {
  if (captured <= room) return captured;
  notices.once({
    severity: 'warning',
    code: 'packet-beyond-block',
    message: `Packet ${String(packet)} claims ${String(captured)} captured bytes, but its block has only ${String(room)}.`,
    packet,
  });
  return room;
}

function unknownInterface(packet: number, interfaceId: number, notices: NoticeLog): CaptureInterface {
  notices.once({
    severity: 'warning',
    code: 'unknown-interface',
    message: `Packet ${String(packet)} names interface ${String(interfaceId)}, which the capture does not describe.`,
    packet,
    tip: 'Its link type is not known, so what it carries cannot be shown.',
  });
  return UNKNOWN_INTERFACE;
}

function withoutTime(packet: number) {
  return {
    severity: 'info',
    code: 'packet-without-time',
    message: `Packet ${String(packet)} was recorded without its time; it and others like it stand at the time before them.`,
    packet,
  } as const;
}
