import { exactClockTime } from './time.ts';

export type TimeZone = 'utc' | 'local';
/** How the times of steps are told: since the session began, since the step before, or by the clock. */
export type StepTime = 'relative' | 'delta' | 'clock';

const formats = new Map<string, Intl.DateTimeFormat>();

/** `zone` is an IANA name; the user's own when undefined. */
function formatOf(zone: string | undefined): Intl.DateTimeFormat {
  const key = zone ?? '';
  let format = formats.get(key);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-GB', {
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
      ...(zone !== undefined && { timeZone: zone }),
    });
    formats.set(key, format);
  }
  return format;
}

/** "2017-04-30T16:18:57.123456Z" to "18:18:57.123456" in Berlin; the fraction is the capture's own. */
export function localClockTime(iso: string, zone?: string): string {
  const date = new Date(`${iso.slice(0, 19)}Z`);
  if (Number.isNaN(date.getTime())) return exactClockTime(iso);
  return `${formatOf(zone).format(date)}${iso.slice(19).replace(/Z$/, '')}`;
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
    const clock = zone === 'utc' ? exactClockTime(step.at) : localClockTime(step.at);
    return clock.slice(0, 'hh:mm:ss.mmm'.length);
  }
  const millis = kind === 'relative' ? step.sinceStartMs : step.sincePreviousMs;
  if (millis === undefined) return '';
  const seconds = (millis / 1000).toFixed(3);
  return kind === 'delta' ? `+${seconds}` : seconds;
}
