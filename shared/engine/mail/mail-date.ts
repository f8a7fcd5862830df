const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** RFC 5322 section 4.3, in minutes east of UTC; other letters tell nothing and count as UTC. */
const ZONES: Readonly<Record<string, number>> = {
  est: -300,
  edt: -240,
  cst: -360,
  cdt: -300,
  mst: -420,
  mdt: -360,
  pst: -480,
  pdt: -420,
};

// "Tue, 20 Jun 2006 03:13:12 -0700 (PDT)", "20 Jun 06 03:13 GMT" (RFC 5322 sections 3.3 and 4.3)
const DATE =
  /^\s{0,9}(?:[a-z]{3,9},?\s{1,9})?(\d{1,2})[\s-]{1,9}([a-z]{3})[a-z]{0,6}[\s-]{1,9}(\d{2,4})\s{1,9}(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d{1,9})?\s{0,9}([+-]\d{4}|[a-z]{1,5})?/i;
const LONGEST = 80;

/** The instant of a date in mail, in milliseconds since 1970 UTC; undefined when it is none. */
export function parseMailDate(text: string): number | undefined {
  const match = DATE.exec(text.slice(0, LONGEST));
  if (match === null) return undefined;
  const [, day, monthName = '', yearText = '', hour, minute, second = '0', zone = ''] = match;
  const month = MONTHS.indexOf(monthName.toLowerCase());
  const date = new Date(
    Date.UTC(fullYear(yearText), month, Number(day), Number(hour), Number(minute), Number(second)),
  );
  // A day that the month does not have would roll over into the next.
  const isReal =
    month >= 0 && date.getUTCDate() === Number(day) && Number(minute) < 60 && Number(second) < 61;
  const offset = offsetMinutes(zone);
  return isReal && offset !== undefined ? date.getTime() - offset * 60_000 : undefined;
}

/** RFC 5322 section 4.3: two digits below 50 are of this century; three digits count from 1900. */
function fullYear(text: string): number {
  const year = Number(text);
  if (text.length > 3) return year;
  return text.length === 2 && year < 50 ? 2000 + year : 1900 + year;
}

function offsetMinutes(zone: string): number | undefined {
  if (!/^[+-]/.test(zone)) return ZONES[zone.toLowerCase()] ?? 0;
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.slice(3));
  if (minutes > 59) return undefined;
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
}

/** ISO 8601 UTC, whole seconds: "2006-06-20T10:13:12Z". */
export function isoSeconds(millis: number): string {
  return `${new Date(millis).toISOString().slice(0, 19)}Z`;
}
