import { visitOptions } from './block-options.ts';
import { createTickClock } from './tick-clock.ts';
import type { TickClock } from './tick-clock.ts';

/** An interface that packets of a pcapng section were captured on. */
export interface CaptureInterface {
  /** LINKTYPE_ number. */
  readonly linkType: number;
  /** 0 when captured whole. */
  readonly snapLength: number;
  readonly clock: TickClock;
}

/** Link type of packets whose interface was never described: a number that the registry does not give away. */
export const UNKNOWN_INTERFACE: CaptureInterface = {
  linkType: 0xffff,
  snapLength: 0,
  clock: createTickClock(6, 0),
};

const IF_TSRESOL = 9;
const IF_TSOFFSET = 14;
/** Three thousand years: an offset beyond is not meant. */
const LARGEST_OFFSET_SECONDS = 1e11;

/** Decodes an interface description block (section 4.2) whose body begins at `start`. */
export function decodeInterface(
  view: DataView,
  start: number,
  end: number,
  little: boolean,
): CaptureInterface {
  let resolution = 6;
  let offsetSeconds = 0;
  visitOptions(view, start + 8, end, little, (code, offset, length) => {
    if (code === IF_TSRESOL && length === 1) resolution = view.getUint8(offset);
    if (code === IF_TSOFFSET && length === 8) offsetSeconds = Number(view.getBigInt64(offset, little));
  });
  return {
    linkType: view.getUint16(start, little),
    snapLength: view.getUint32(start + 4, little),
    clock: createTickClock(resolution, Math.abs(offsetSeconds) > LARGEST_OFFSET_SECONDS ? 0 : offsetSeconds),
  };
}
