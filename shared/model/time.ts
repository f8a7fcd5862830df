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

/** `decimals` is what the capture's clock gives: 6 or 9. */
export function createTimeline(baseSeconds: number, decimals: 6 | 9): Timeline {
  const unit = decimals === 9 ? 1 : 1000;
  // Formatting a Date is slow and packets come in order: the text of the last second is kept.
  let lastSecond = Number.NaN;
  let lastPrefix = '';
  return {
    baseSeconds,
    format(instant) {
      const second = Math.floor(instant / NANOS_PER_SECOND);
      if (second !== lastSecond) {
        lastSecond = second;
        lastPrefix = isoSecond(baseSeconds + second);
      }
      const fraction = Math.floor((instant - second * NANOS_PER_SECOND) / unit);
      return `${lastPrefix}.${String(fraction).padStart(decimals, '0')}Z`;
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
