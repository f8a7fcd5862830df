import type { FrameColumns } from '../frame-columns.ts';

/** How the 64-bit times of an interface are meant: draft-ietf-opsawg-pcapng section 4.2, if_tsresol and if_tsoffset. */
export interface TickClock {
  readonly ticksPerSecond: number;
  /** Present when a tick is so short that plain numbers would round. */
  readonly wideTicksPerSecond?: bigint;
  readonly nanosPerTick: number;
  readonly offsetSeconds: number;
  readonly decimals: 6 | 9;
}

const NANOS_PER_SECOND = 1e9;
const TWO_TO_16 = 0x10000;
const TWO_TO_32 = 0x100000000;
/** Up to here a remainder shifted by 16 bits is still an exact number (below 2⁵³). */
const WIDEST_PLAIN = 2 ** 37;

/** `resolution`: 6 is 10⁻⁶ s, 9 is 10⁻⁹ s, 0x80 | 20 is 2⁻²⁰ s. */
export function createTickClock(resolution: number, offsetSeconds: number): TickClock {
  const exponent = resolution & 0x7f;
  const isBinary = (resolution & 0x80) !== 0;
  const ticksPerSecond = (isBinary ? 2 : 10) ** exponent;
  const wide = { wideTicksPerSecond: (isBinary ? 2n : 10n) ** BigInt(exponent) };
  return {
    ticksPerSecond,
    ...(ticksPerSecond > WIDEST_PLAIN ? wide : {}),
    nanosPerTick: NANOS_PER_SECOND / ticksPerSecond,
    offsetSeconds,
    decimals: exponent <= 6 ? 6 : 9,
  };
}

/** Writes the instant `high`·2³² + `low` ticks into the columns: a long division, 16 bits at a time. */
export function writeTime(
  columns: FrameColumns,
  index: number,
  clock: TickClock,
  high: number,
  low: number,
): void {
  if (clock.wideTicksPerSecond !== undefined) {
    writeWideTime(columns, index, clock.wideTicksPerSecond, clock.offsetSeconds, high, low);
    return;
  }
  const perSecond = clock.ticksPerSecond;
  const upper = Math.floor(high / perSecond);
  const rest = (high - upper * perSecond) * TWO_TO_16 + (low >>> 16);
  const middle = Math.floor(rest / perSecond);
  const lastRest = (rest - middle * perSecond) * TWO_TO_16 + (low & 0xffff);
  const lower = Math.floor(lastRest / perSecond);
  columns.seconds[index] = upper * TWO_TO_32 + middle * TWO_TO_16 + lower + clock.offsetSeconds;
  columns.nanoseconds[index] = Math.floor((lastRest - lower * perSecond) * clock.nanosPerTick);
}

function writeWideTime(
  columns: FrameColumns,
  index: number,
  perSecond: bigint,
  offsetSeconds: number,
  high: number,
  low: number,
): void {
  const ticks = (BigInt(high) << 32n) | BigInt(low);
  columns.seconds[index] = Number(ticks / perSecond) + offsetSeconds;
  columns.nanoseconds[index] = Number(((ticks % perSecond) * BigInt(NANOS_PER_SECOND)) / perSecond);
}
