export { readTimeZone } from './log/stamps/time-zone.ts';
