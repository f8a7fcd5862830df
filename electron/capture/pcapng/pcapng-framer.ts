import { LIMITS } from '../../../shared/engine/limits.ts';
import type { FrameColumns } from '../frame-columns.ts';
import { WINDOW_BYTES } from '../framer.ts';
import type { Framer } from '../framer.ts';
import type { NoticeLog } from '../notice-log.ts';
import {
  cutBlock,
  damagedBlock,
  tooManyInterfaces,
  unequalLengths,
  unknownVersion,
} from './block-notices.ts';
import { decodeInterface } from './capture-interface.ts';
import { createCommentReader } from './comments.ts';
import { decodeDropCount, reportDrops } from './drop-counts.ts';
import { createNameReader } from './names.ts';
import { addPacket, addSimplePacket, PACKET_DATA_OFFSET } from './packet-blocks.ts';
import * as block from './pcapng-block.ts';
import { createSection } from './section.ts';
import type { Section } from './section.ts';

/** What a framer that goes on in the middle of a file knows from before. */
interface Before {
  readonly section: Section;
  readonly packets: number;
  /** Bytes still to come of a block that is skipped. */
  readonly skipping: number;
}

/**
 * Finds the packets of a pcapng file (draft-ietf-opsawg-pcapng), which begins with a section header block. Blocks that
 * tell nothing about packets (secrets, custom and unknown ones) are skipped, however long.
 */
export function createPcapngFramer(notices: NoticeLog, before?: Before): Framer {
  const readComments = createCommentReader(notices);
  const names = createNameReader(notices);
  let section = before?.section ?? createSection(true);
  let packets = before?.packets ?? 0;
  let stopped = false;
  let skipping = before?.skipping ?? 0;
  const linkTypes: number[] = [];

  const stop = (reason: string): void => {
    stopped = true;
    notices.add(damagedBlock(packets, reason));
  };

  const openSection = (view: DataView, position: number, end: number, little: boolean): void => {
    reportDrops(section, notices);
    section = createSection(little);
    const major = view.getUint16(position + 12, little);
    if (major !== 1) {
      stopped = true;
      notices.add(unknownVersion(packets, major));
      return;
    }
    readComments(view, position + 24, end, little, 0);
  };

  const addInterface = (view: DataView, position: number, end: number): void => {
    if (section.interfaces.length >= LIMITS.captureInterfaces) {
      notices.once(tooManyInterfaces());
      return;
    }
    const added = decodeInterface(view, position + 8, end, section.little);
    section.interfaces.push(added);
    if (!linkTypes.includes(added.linkType)) linkTypes.push(added.linkType);
  };

  const readPacket = (
    view: DataView,
    position: number,
    end: number,
    type: number,
    columns: FrameColumns,
  ): void => {
    const isSimple = type === block.SIMPLE_PACKET;
    const add = isSimple ? addSimplePacket : addPacket;
    if (!add(view, position, end, type, section, columns, packets + 1, notices)) {
      stopped = true;
      return;
    }
    packets++;
    const captured = columns.capturedLengths[columns.count - 1] ?? 0;
    const options = position + PACKET_DATA_OFFSET + ((captured + 3) & ~3);
    if (!isSimple && options < end) readComments(view, options, end, section.little, packets);
  };

  /** Reads a whole block; `end` is where its trailing length stands. */
  const readBlock = (
    view: DataView,
    position: number,
    end: number,
    type: number,
    columns: FrameColumns,
  ): void => {
    if (type === block.INTERFACE_DESCRIPTION) {
      addInterface(view, position, end);
    } else if (type === block.INTERFACE_STATISTICS) {
      decodeDropCount(view, position + 8, end, section);
    } else {
      readPacket(view, position, end, type, columns);
    }
  };

  /** Where the block behind the one at `position` begins; undefined when that one cannot be read, or not yet. */
  const nextBlock = (
    view: DataView,
    position: number,
    windowEnd: number,
    columns: FrameColumns,
  ): number | undefined => {
    const type = view.getUint32(position, section.little);
    const isSection = type === block.SECTION_HEADER;
    const little = isSection ? block.sectionIsLittle(view, position) : section.little;
    if (little === undefined) return void stop('begins a section whose byte order is not known');
    const length = view.getUint32(position + 4, little);
    const shortest = block.shortestBlock(type);
    if (length < (shortest ?? block.BLOCK_FRAME_BYTES) || (length & 3) !== 0) {
      return void stop(`claims an impossible length of ${String(length)} bytes`);
    }
    const available = windowEnd - position;
    if (type === block.NAME_RESOLUTION && length <= LIMITS.captureNamesBytes) {
      if (length > available) return undefined;
      names.read(view, position + 8, position + length - 4, little);
      return position + length;
    }
    if (shortest === undefined) {
      skipping = Math.max(0, length - available);
      return Math.min(position + length, windowEnd);
    }
    if (length > WINDOW_BYTES) return void stop(`claims an impossible length of ${String(length)} bytes`);
    if (length > available) return undefined;
    const end = position + length - 4;
    if (view.getUint32(end, little) !== length) notices.once(unequalLengths(packets));
    if (isSection) openSection(view, position, end, little);
    else readBlock(view, position, end, type, columns);
    return position + length;
  };

  return {
    format: 'pcapng',
    linkTypes,
    get packets() {
      return packets;
    },
    get stopped() {
      return stopped;
    },
    read(bytes, start, end, columns) {
      columns.decimals = 6;
      const skipped = Math.min(skipping, end - start);
      skipping -= skipped;
      let position = start + skipped;
      const view = new DataView(bytes.buffer, bytes.byteOffset, end);
      while (!stopped && end - position >= block.BLOCK_FRAME_BYTES) {
        const next = nextBlock(view, position, end, columns);
        if (next === undefined) break;
        position = next;
      }
      return position;
    },
    finish(unusedBytes) {
      reportDrops(section, notices);
      names.report();
      if (!stopped && (unusedBytes > 0 || skipping > 0)) notices.add(cutBlock(packets));
    },
    fork: (otherNotices) => createPcapngFramer(otherNotices, { section: { ...section }, packets, skipping }),
  };
}
