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
/** "000" to "999": three digits are looked up, not made. */
const THREE_DIGITS = Array.from({ length: 1000 }, (_, number) => String(number).padStart(3, '0'));

function digits(number: number): string {
  return THREE_DIGITS[number] ?? '';
}

/** `decimals` is what the capture's clock gives: 6 or 9. */
export function createTimeline(baseSeconds: number, decimals: 6 | 9): Timeline {
  const unit = decimals === 9 ? 1 : 1000;
  // Formatting a Date is slow, and the packets of the sessions under way are of the last few seconds: their texts are kept.
  const keptSeconds = new Float64Array(KEPT_SECONDS).fill(Number.NaN);
  const keptTexts = new Array<string>(KEPT_SECONDS).fill('');
  const textOf = (second: number): string => {
    const place = Math.abs(second) % KEPT_SECONDS;
    if (keptSeconds[place] !== second) {
      keptSeconds[place] = second;
      keptTexts[place] = `${isoSecond(baseSeconds + second)}.`;
    }
    return keptTexts[place] ?? '';
  };
  return {
    baseSeconds,
    format(instant) {
      const second = Math.floor(instant / NANOS_PER_SECOND);
      const fraction = Math.floor((instant - second * NANOS_PER_SECOND) / unit);
      if (decimals === 9) return `${textOf(second)}${String(fraction).padStart(9, '0')}Z`;
      const millis = Math.floor(fraction / 1000);
      return textOf(second) + digits(millis) + digits(fraction - millis * 1000) + 'Z';
    },
  };
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
