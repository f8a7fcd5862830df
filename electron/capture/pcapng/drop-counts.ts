import type { NoticeLog } from '../notice-log.ts';
import { visitOptions } from './block-options.ts';
import type { Section } from './section.ts';

// Interface statistics block, section 4.6: packets lost by the interface, and by the operating system.
const ISB_IFDROP = 5;
const ISB_OSDROP = 7;

/** Keeps what an interface statistics block, whose body begins at `start`, says about lost packets. */
export function decodeDropCount(view: DataView, start: number, end: number, section: Section): void {
  const { little } = section;
  const interfaceId = view.getUint32(start, little);
  if (interfaceId >= section.interfaces.length) return;
  let dropped = 0;
  visitOptions(view, start + 12, end, little, (code, offset, length) => {
    if ((code !== ISB_IFDROP && code !== ISB_OSDROP) || length !== 8) return;
    dropped += Number(view.getBigUint64(offset, little));
  });
  section.dropped.set(interfaceId, dropped);
}

/** Tells of the packets lost in a section that is over. */
export function reportDrops(section: Section, notices: NoticeLog): void {
  let dropped = 0;
  for (const count of section.dropped.values()) dropped += count;
  if (dropped === 0) return;
  notices.once({
    severity: 'warning',
    code: 'packets-dropped',
    message: `The program that recorded the capture lost ${String(dropped)} packets.`,
    tip: 'Gaps in the sessions may be the recording’s, not the network’s; record with a larger buffer (tcpdump -B) or a narrower filter.',
  });
}
