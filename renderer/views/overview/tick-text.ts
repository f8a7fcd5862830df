import { wallTime, type TimeZone } from '../../wording/time-zone.ts';

const DAY_MS = 86_400_000;

/**
 * A time of the axis as short as it can be told: the day at midnight, "16:20", "16:20:05", "05.250" by the length of
 * the bars in milliseconds.
 */
export function tickText(time: Date, bucketMs: number, zone: TimeZone): string {
  const wall = wallTime(time.toISOString(), zone);
  const date = new Date(`${wall}Z`);
  const day = date.toLocaleDateString('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });
  if (bucketMs >= 28 * DAY_MS) return `${day.replace(/^\d+ /, '')} ${wall.slice(0, 4)}`;
  if (date.getTime() % DAY_MS === 0) return day;
  if (date.getTime() % 60_000 === 0) return wall.slice(11, 16);
  if (date.getTime() % 1000 === 0) return wall.slice(11, 19);
  return wall.slice(17, 23);
}
