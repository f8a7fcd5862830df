/**
 * When a log line was written, as far as its stamp says: an instant, or what a clock on the wall showed, perhaps without
 * the year.
 */
export type Stamp =
  | { readonly kind: 'instant'; readonly millis: number }
  | {
      readonly kind: 'wall';
      readonly year: number | undefined;
      /** 0-based. */
      readonly month: number;
      readonly day: number;
      readonly dayMillis: number;
    };

export type WallStamp = Extract<Stamp, { kind: 'wall' }>;

/** What stands in front of a log message. */
export interface LogHead {
  readonly stamp: Stamp;
  readonly host?: string;
  /** The program as syslog has it, such as "postfix/smtpd". */
  readonly tag?: string;
  readonly pid?: string;
  readonly message: string;
}

export const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Milliseconds of a day from digits that a pattern has found; the fraction without its point. */
export function dayMillis(hour: string, minute: string, second: string, fraction = ''): number {
  const whole = (Number(hour) * 60 + Number(minute)) * 60 + Number(second);
  return whole * 1000 + Math.floor(Number(`0.${fraction || '0'}`) * 1000);
}

const MOST_MONTHS = 11;
const MOST_DAYS = 31;
const DAY = 86_400_000;

/** Undefined for what no calendar has; a leap second counts as the next second. */
export function wallStamp(
  year: number | undefined,
  month: number,
  day: number,
  millis: number,
): WallStamp | undefined {
  const isDate = month >= 0 && month <= MOST_MONTHS && day >= 1 && day <= MOST_DAYS;
  return isDate && millis < DAY + 1000 ? { kind: 'wall', year, month, day, dayMillis: millis } : undefined;
}

/** Milliseconds since 1970 that a wall clock shows, as if it were UTC. */
export function wallMillis({ month, day, dayMillis: millis }: WallStamp, year: number): number {
  return Date.UTC(year, month, day) + millis;
}

// "host postfix/smtpd[1234]: message", "sm-mta[28158]: message"; Solaris: "sendmail[1]: [ID 801593 mail.info] message"
const SENDER =
  /^(?:([^\s[\]]{0,254}[^\s[\]:]) )?([^\s:[\]]{1,128})(?:\[(\d{1,10})\])?: ?(?:\[ID \d{1,9} [\w.]{1,40}\] )?([^]*)$/;

/** What follows a syslog stamp. */
export function readSender(stamp: Stamp, rest: string): LogHead {
  const [, host, tag, pid, message] = SENDER.exec(rest) ?? [];
  if (tag === undefined || message === undefined) return { stamp, message: rest };
  return { stamp, ...(host && { host }), tag, ...(pid && { pid }), message };
}
