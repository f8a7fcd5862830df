import { wallTime, zoneName, type TimeZone } from './time-zone.ts';

/** Microseconds since 1970 UTC of an ISO 8601 time; finer digits are left off. Date alone would stop at milliseconds. */
export function microsOf(iso: string): number {
  const fraction = iso.slice(20, iso.endsWith('Z') ? -1 : undefined);
  return Date.parse(`${iso.slice(0, 19)}Z`) * 1000 + Number(fraction.padEnd(6, '0').slice(0, 6));
}

/** "2017-04-30T16:18:57.123456Z" to "16:18:57". */
export function clockTime(iso: string, zone: TimeZone): string {
  return wallTime(iso, zone).slice(11, 19);
}

/** "2017-04-30T16:18:57.123456Z" to "16:18:57.123456". */
export function exactClockTime(iso: string, zone: TimeZone): string {
  return wallTime(iso, zone).slice(11);
}

/** "30 Apr 2017" of a wall time. */
function dayOf(wall: string): string {
  const day = new Date(`${wall.slice(0, 10)}T00:00:00Z`);
  if (Number.isNaN(day.getTime())) return wall.slice(0, 10);
  return day.toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  });
}

/** "30 Apr 2017, 16:18:57 UTC". */
export function dayAndTime(iso: string, zone: TimeZone): string {
  const wall = wallTime(iso, zone);
  return `${dayOf(wall)}, ${wall.slice(11, 19)} ${zoneName(zone, iso)}`;
}

/** "30 Apr 2017, 16:16:02 to 16:29:10 UTC". */
export function timeSpan(first: string, last: string, zone: TimeZone): string {
  if (first.slice(0, 19) === last.slice(0, 19)) return dayAndTime(first, zone);
  const [from, to] = [wallTime(first, zone), wallTime(last, zone)];
  const end = dayOf(from) === dayOf(to) ? to.slice(11, 19) : `${dayOf(to)}, ${to.slice(11, 19)}`;
  return `${dayOf(from)}, ${from.slice(11, 19)} to ${end} ${zoneName(zone, last)}`;
}
