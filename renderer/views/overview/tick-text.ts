const DAY_MS = 86_400_000;

/**
 * A time of the axis as short as it can be told in UTC: the day at midnight, "16:20", "16:20:05", "05.250" by the
 * length of the bars in milliseconds.
 */
export function tickText(time: Date, bucketMs: number): string {
  const iso = time.toISOString();
  const day = time.toLocaleDateString('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });
  if (bucketMs >= 28 * DAY_MS) return `${day.replace(/^\d+ /, '')} ${iso.slice(0, 4)}`;
  if (time.getTime() % DAY_MS === 0) return day;
  if (time.getTime() % 60_000 === 0) return iso.slice(11, 16);
  if (time.getTime() % 1000 === 0) return iso.slice(11, 19);
  return iso.slice(17, 23);
}
