import type { PacketHeader } from 'pcap-parser';
import { LIMITS } from '../../../shared/engine/limits.ts';
import type { FrameColumns } from '../frame-columns.ts';
import type { Framer } from '../framer.ts';
import type { NoticeLog } from '../notice-log.ts';
import { capturedMoreThanSent, cutShort, impossibleFraction, impossibleLength } from '../packet-notices.ts';
import { feedPcapParser } from './feed-pcap-parser.ts';
import { PCAP_HEADER_BYTES } from './pcap-file-header.ts';
import type { PcapFileHeader } from './pcap-file-header.ts';

// draft-ietf-opsawg-pcap section 5: seconds, microseconds, captured length, original length.
//   c3 0f 06 59 15 cd 5b 07 4a 00 00 00 4a 00 00 00
const PACKET_HEADER_BYTES = 16;
const NANOS_PER_SECOND = 1e9;

/** Finds the packets of a classic pcap file with the pcap-parser package, behind the 24 bytes of its file header. */
export function createPcapFramer(header: PcapFileHeader, notices: NoticeLog, packetsBefore = 0): Framer {
  const { nanosPerUnit, linkType } = header;
  let columns: FrameColumns;
  let packets = packetsBefore;
  let position = 0;
  let end = 0;
  let stopped = false;

  // Called by the package for every packet: no objects, no closures in here.
  const addPacket = (packet: PacketHeader): void => {
    if (stopped) return;
    const captured = packet.capturedLength;
    if (captured > LIMITS.frameBytes) {
      stopped = true;
      notices.add(impossibleLength(packets + 1, captured));
      return;
    }
    const offset = position + PACKET_HEADER_BYTES;
    position = offset + captured;
    if (position > end) return;
    const index = columns.count++;
    packets++;
    let seconds = packet.timestampSeconds;
    let nanoseconds = packet.timestampMicroseconds * nanosPerUnit;
    if (nanoseconds >= NANOS_PER_SECOND) {
      notices.once(impossibleFraction(packets, packet.timestampMicroseconds, nanosPerUnit));
      const carry = Math.floor(nanoseconds / NANOS_PER_SECOND);
      seconds += carry;
      nanoseconds -= carry * NANOS_PER_SECOND;
    }
    let original = packet.originalLength;
    if (original < captured) {
      notices.once(capturedMoreThanSent(packets, captured, original));
      original = captured;
    }
    columns.offsets[index] = offset;
    columns.capturedLengths[index] = captured;
    columns.originalLengths[index] = original;
    columns.seconds[index] = seconds;
    columns.nanoseconds[index] = nanoseconds;
    columns.linkTypes[index] = linkType;
  };
  const listeners = { packetHeader: addPacket };

  return {
    format: 'pcap',
    linkTypes: [linkType],
    get packets() {
      return packets;
    },
    get stopped() {
      return stopped;
    },
    read(bytes, start, windowEnd, into) {
      columns = into;
      columns.decimals = nanosPerUnit === 1 ? 9 : 6;
      position = start;
      end = windowEnd;
      header.forParser.copy(bytes, start - PCAP_HEADER_BYTES);
      feedPcapParser(bytes.subarray(start - PCAP_HEADER_BYTES, windowEnd), listeners);
      const last = columns.count - 1;
      return last < 0 ? start : (columns.offsets[last] ?? 0) + (columns.capturedLengths[last] ?? 0);
    },
    finish(unusedBytes) {
      if (unusedBytes > 0 && !stopped) notices.add(cutShort(packets + 1, unusedBytes));
    },
    fork: (otherNotices) => createPcapFramer(header, otherNotices, packets),
  };
}
