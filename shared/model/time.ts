/**
 * Inside the engine an instant is one number: nanoseconds since the second in which the capture's first packet came.
 * Exact for captures up to 104 days long; beyond that the last digits round, never the microseconds (until 285 years).
 */
export type Instant = number;

export interface Timeline {
  /** Seconds since 1970 UTC that instants count from. */
  readonly baseSeconds: number;
  /** ISO 8601 UTC, such as "2017-04-30T16:18:57.123456Z". */
  format(instant: Instant): string;
}

const NANOS_PER_SECOND = 1e9;
const KEPT_SECONDS = 64;
/** Characters of "2017-04-30T16:18:57." */
const SECOND_LENGTH = 20;
const ZERO = 0x30;
const Z = 0x5a;

/** `decimals` is what the capture's clock gives: 6 or 9. */
export function createTimeline(baseSeconds: number, decimals: 6 | 9): Timeline {
  // Formatting a Date is slow, and the packets of the sessions under way are of the last few seconds: their texts are kept.
  const keptSeconds = new Float64Array(KEPT_SECONDS).fill(Number.NaN);
  const keptTexts = new Array<string>(KEPT_SECONDS).fill('');
  const keptCodes = new Uint8Array(KEPT_SECONDS * SECOND_LENGTH);
  /** The row that the text of a second is kept in. */
  const rowOf = (second: number): number => {
    const row = Math.abs(second) % KEPT_SECONDS;
    if (keptSeconds[row] === second) return row;
    const text = `${isoSecond(baseSeconds + second)}.`;
    keptSeconds[row] = second;
    keptTexts[row] = text;
    for (let at = 0; at < SECOND_LENGTH; at++) keptCodes[row * SECOND_LENGTH + at] = text.charCodeAt(at);
    return row;
  };
  return {
    baseSeconds,
    format(instant) {
      const second = Math.floor(instant / NANOS_PER_SECOND);
      const nanos = Math.floor(instant - second * NANOS_PER_SECOND);
      const row = rowOf(second);
      if (decimals === 6) return withMicros(keptCodes, row * SECOND_LENGTH, Math.floor(nanos / 1000));
      return `${keptTexts[row] ?? ''}${String(nanos).padStart(9, '0')}Z`;
    },
  };
}

/**
 * The text of a second with six decimals, made in one piece: a text put together by "+" takes several times the memory, and
 * its time when it is read. Each session has twenty of them.
 */
function withMicros(codes: Uint8Array, at: number, micros: number): string {
  const code = (index: number) => codes[at + index] as number;
  const digit = (unit: number) => ZERO + (Math.floor(micros / unit) % 10);
  // prettier-ignore
  return String.fromCharCode(
    code(0), code(1), code(2), code(3), code(4), code(5), code(6), code(7), code(8), code(9),
    code(10), code(11), code(12), code(13), code(14), code(15), code(16), code(17), code(18), code(19),
    digit(100_000), digit(10_000), digit(1000), digit(100), digit(10), digit(1), Z,
  );
}

function isoSecond(seconds: number): string {
  const date = new Date(seconds * 1000);
  return Number.isNaN(date.getTime()) ? '1970-01-01T00:00:00' : date.toISOString().slice(0, 19);
}

/** Milliseconds between two instants, to the microsecond. */
export function millisBetween(from: Instant, to: Instant): number {
  return Math.round((to - from) / 1000) / 1000;
}

// "2017-04-30T16:18:57.123456Z": what a Date keeps of it, and the digits behind.
const BEYOND_MILLIS = /\.\d{3}(\d+)Z$/;

/** Milliseconds from one ISO 8601 text to another, with all the digits they have. */
export function millisSince(from: string, to: string): number {
  return Date.parse(to) - Date.parse(from) + beyondMillis(to) - beyondMillis(from);
}

function beyondMillis(time: string): number {
  return Number(`0.${BEYOND_MILLIS.exec(time)?.[1] ?? '0'}`);
}
