/** A time zone in which stamps are read that name none. */
export interface TimeZone {
  readonly name: string;
  /** Milliseconds that its wall clock is ahead of UTC when it shows `wallMillis` (as if it were UTC). */
  offsetAt(wallMillis: number): number;
}

// "+02:00", "-0400", "UTC-4", "Z"
const OFFSET = /^(?:UTC|GMT)?([+-])(\d{1,2})(?::?([0-5]\d))?$/i;
const MINUTE = 60_000;
const MOST_HOURS = 18;

const UTC: TimeZone = { name: 'UTC', offsetAt: () => 0 };

/** A zone by its IANA name ("Europe/Berlin") or its offset ("-04:00"); undefined when there is none of that name. */
export function readTimeZone(text: string): TimeZone | undefined {
  const name = text.trim();
  if (/^(?:z|utc|gmt)$/i.test(name)) return UTC;
  const [, sign, hours, minutes = '0'] = OFFSET.exec(name) ?? [];
  if (hours !== undefined && Number(hours) <= MOST_HOURS) {
    const millis = (Number(hours) * 60 + Number(minutes)) * MINUTE;
    return fixedZone(sign === '-' ? -millis : millis);
  }
  return name.length > 60 ? undefined : namedZone(name);
}

/** A zone that is always the same time from UTC; its name is like "UTC-04:00". */
export function fixedZone(offsetMillis: number): TimeZone {
  const minutes = Math.round(Math.abs(offsetMillis) / MINUTE);
  const pad = (number: number): string => String(number).padStart(2, '0');
  const sign = offsetMillis < 0 ? '-' : '+';
  const name = minutes === 0 ? 'UTC' : `UTC${sign}${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
  return { name, offsetAt: () => offsetMillis };
}

function namedZone(name: string): TimeZone | undefined {
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: name,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch {
    return undefined;
  }
  const hours = new Map<number, number>();
  const offsetAt = (utcMillis: number): number => {
    const hour = Math.floor(utcMillis / 900_000);
    const known = hours.get(hour);
    if (known !== undefined) return known;
    if (hours.size > 10_000) hours.clear();
    const offset = offsetBy(format, hour * 900_000);
    hours.set(hour, offset);
    return offset;
  };
  return {
    name,
    offsetAt: (wallMillis) => {
      // The zone is known for instants, not for what a wall clock shows: two steps find it but within the hour of a change.
      const first = offsetAt(wallMillis);
      return offsetAt(wallMillis - first);
    },
  };
}

function offsetBy(format: Intl.DateTimeFormat, utcMillis: number): number {
  const part: Record<string, number> = {};
  for (const { type, value } of format.formatToParts(utcMillis)) part[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  return Date.UTC(year, month - 1, day, hour, minute, second) - utcMillis;
}
