import { dayMillis, MONTHS, readSender, wallStamp, type LogHead } from './stamp.ts';

// RFC 3164 section 4.1: "Sep 13 13:45:56 host sm-mta[28158]: …", "<22>Sep  3 …"; some write the year before or behind.
const HEAD =
  /^(?:<\d{1,3}>)?(?:(\d{4}) )?(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) {1,2}(\d{1,2})(?: (\d{4}))? (\d\d):([0-5]\d):([0-6]\d)(?:[.,](\d{1,9}))? ([^]*)$/;

/** The stamp that syslog has written since the 1980s: local time without a year. */
export function readClassic(line: string): LogHead | undefined {
  const [, before, month = '', day = '', behind, hour = '', minute = '', second = '', fraction, rest] =
    HEAD.exec(line) ?? [];
  if (rest === undefined) return undefined;
  const year = before ?? behind;
  const stamp = wallStamp(
    year === undefined ? undefined : Number(year),
    MONTHS.indexOf(month),
    Number(day),
    dayMillis(hour, minute, second, fraction),
  );
  return stamp && readSender(stamp, rest);
}
