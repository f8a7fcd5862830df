export type TimeZone = 'utc' | 'local';
/** How the times of steps are told: since the session began, since the step before, or by the clock. */
export type StepTime = 'relative' | 'delta' | 'clock';

const formats = new Map<string, Intl.DateTimeFormat>();

/** `place` is an IANA name; the user's own when undefined. */
function formatOf(place: string | undefined): Intl.DateTimeFormat {
  const key = place ?? '';
  let format = formats.get(key);
  if (format === undefined) {
    // Sweden writes as ISO 8601 does: "2017-04-30 18:18:57".
    format = new Intl.DateTimeFormat('sv-SE', {
      dateStyle: 'short',
      timeStyle: 'medium',
      ...(place !== undefined && { timeZone: place }),
    });
    formats.set(key, format);
  }
  return format;
}

/**
 * What calendar and clock show there: "2017-04-30T16:18:57.123456Z" to "2017-04-30T18:18:57.123456" in Berlin; the
 * fraction is the capture's own.
 */
export function wallTime(iso: string, zone: TimeZone, place?: string): string {
  const utc = iso.replace(/Z$/, '');
  if (zone === 'utc') return utc;
  const date = new Date(`${iso.slice(0, 19)}Z`);
  if (Number.isNaN(date.getTime())) return utc;
  return `${formatOf(place).format(date).replace(' ', 'T')}${utc.slice(19)}`;
}

/** What the zone is called at that time: "UTC", "GMT+2". */
export function zoneName(zone: TimeZone, iso: string, place?: string): string {
  if (zone === 'utc') return 'UTC';
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return 'local time';
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZoneName: 'short',
    ...(place !== undefined && { timeZone: place }),
  });
  return format.formatToParts(date).find(({ type }) => type === 'timeZoneName')?.value ?? 'local time';
}

interface TimedStep {
  readonly at?: string;
  readonly sinceStartMs?: number;
  readonly sincePreviousMs?: number;
}

/** A step's time in the wanted form, to the millisecond; empty for a step without one. */
export function stepTimeText(step: TimedStep, kind: StepTime, zone: TimeZone): string {
  if (kind === 'clock') {
    if (step.at === undefined) return '';
    return wallTime(step.at, zone).slice('yyyy-mm-ddT'.length, 'yyyy-mm-ddThh:mm:ss.mmm'.length);
  }
  const millis = kind === 'relative' ? step.sinceStartMs : step.sincePreviousMs;
  if (millis === undefined) return '';
  const seconds = (millis / 1000).toFixed(3);
  return kind === 'delta' ? `+${seconds}` : seconds;
}
