import { readTimeZone } from '../../shared/engine/logs.ts';
import { UsageError } from './command.ts';

const FIRST_YEAR = 1970;
const LAST_YEAR = 9999;

/** The year of `--log-year`; 0 when it is not given. Throws UsageError for what is no year. */
export function parseLogYear(text: string | undefined): number {
  if (text === undefined) return 0;
  const year = Number(text);
  if (!/^\d{4}$/.test(text) || year < FIRST_YEAR || year > LAST_YEAR)
    throw new UsageError(`“${text}” is no year; write --log-year 2017.`);
  return year;
}

/** The zone of `--log-timezone`; empty when it is not given. Throws UsageError for one that is not known. */
export function parseLogTimeZone(text: string | undefined): string {
  if (text === undefined) return '';
  if (!readTimeZone(text))
    throw new UsageError(`“${text}” is no time zone; write --log-timezone Europe/Berlin or -04:00.`);
  return text;
}
