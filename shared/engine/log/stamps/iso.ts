import { dayMillis, readSender, wallMillis, wallStamp, type LogHead, type Stamp } from './stamp.ts';

// rsyslog and journalctl -o short-iso: "2024-01-01T12:00:00.123456+01:00 host tag[1]: …"; Exim: "2024-01-01 12:00:00 …",
// "2024-01-01 12:00:00.123 +0000 …"; journalctl -o short-full: "Mon 2024-01-01 12:00:00 UTC host tag[1]: …"
const HEAD =
  /^(?:<\d{1,3}>)?((?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) )?(\d{4})-(\d\d)-(\d\d)([T ])(\d\d):([0-5]\d):([0-6]\d)(?:[.,](\d{1,9}))? ?(Z|UTC|[+-]\d\d:?[0-5]\d|[A-Z]{3,5}(?= ))? ([^]*)$/;
// journalctl -o short-unix: "1704110400.123456 host tag[1]: …"
const UNIX = /^(\d{9,11})\.(\d{1,9}) ([^]*)$/;

/** Stamps of ISO 8601 and RFC 3339, with or without a zone, and seconds since 1970. */
export function readIso(line: string): LogHead | undefined {
  const [, weekday, year, month, day, divider, hour = '', minute = '', second = '', fraction, zone, rest] =
    HEAD.exec(line) ?? [];
  if (rest === undefined) return readUnix(line);
  const wall = wallStamp(
    Number(year),
    Number(month) - 1,
    Number(day),
    dayMillis(hour, minute, second, fraction),
  );
  if (!wall) return undefined;
  const offset = zone === undefined ? undefined : zoneMillis(zone);
  const stamp: Stamp =
    offset === undefined ? wall : { kind: 'instant', millis: wallMillis(wall, Number(year)) - offset };
  const head = readSender(stamp, rest);
  // Exim writes no host and no program: what looks like one is its message.
  const isBare =
    divider === ' ' && weekday === undefined && !/^(?:postfix|sendmail|sm-|exim|smtpd)/.test(head.tag ?? '');
  return isBare ? { stamp, tag: 'exim', message: rest } : head;
}

/** Undefined for abbreviations: most mean several zones. */
function zoneMillis(zone: string): number | undefined {
  const [, sign, hours, minutes] = /^([+-])(\d\d):?(\d\d)$/.exec(zone) ?? [];
  if (hours === undefined) return zone === 'Z' || zone === 'UTC' ? 0 : undefined;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}

function readUnix(line: string): LogHead | undefined {
  const [, seconds, fraction = '', rest] = UNIX.exec(line) ?? [];
  if (rest === undefined) return undefined;
  const millis = Number(seconds) * 1000 + Math.floor(Number(`0.${fraction}`) * 1000);
  return readSender({ kind: 'instant', millis }, rest);
}
