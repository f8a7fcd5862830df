import { wallMillis, type WallStamp } from './stamp.ts';

/** What the year of a stamp without one is told by: an instant that it lies near to, or that no stamp lies behind. */
export interface DateAnchor {
  readonly kind: 'near' | 'latest';
  /** Milliseconds since 1970 UTC. */
  readonly millis: number;
}

/** Time zones are up to 14 hours from UTC, and clocks are wrong. */
const DAY = 86_400_000;

/** Milliseconds since 1970 that a wall clock showed, as if it were UTC; the year told by `anchor` where there is none. */
export function datedMillis(stamp: WallStamp, anchor: DateAnchor, fixedYear?: number): number {
  const year = stamp.year ?? fixedYear;
  if (year !== undefined) return wallMillis(stamp, year);
  const about = new Date(anchor.millis).getUTCFullYear();
  let best = Number.NaN;
  // The 29th of February may be years away.
  for (let candidate = about - 8; candidate <= about + 8; candidate++) {
    const millis = wallMillis(stamp, candidate);
    if (new Date(millis).getUTCDate() !== stamp.day && stamp.month === 1) continue;
    if (anchor.kind === 'latest' && millis > anchor.millis + DAY) break;
    if (Number.isNaN(best) || Math.abs(millis - anchor.millis) < Math.abs(best - anchor.millis))
      best = millis;
  }
  return best;
}
