import type { LogClock } from '../../../shared/model/log.ts';
import { count, duration } from '../../../shared/report/text/wording.ts';

const SOURCES: Readonly<Record<LogClock['timeZoneFrom'], string>> = {
  stamps: 'as its stamps say',
  user: 'as you said',
  capture: 'told by the capture',
  assumed: 'assumed: nothing tells',
};

/** "UTC−04:00, told by the capture; 2.1 s behind the capture by 14 sure matches". */
export function clockInWords({ host, timeZone, timeZoneFrom, skewMs, sureMatches }: LogClock): string {
  const whose = host === undefined ? '' : `${host}: `;
  const zone = `${whose}${timeZone}, ${SOURCES[timeZoneFrom]}`;
  if (skewMs === undefined) return `${zone}; how its clock differs is not known`;
  const matches = `by ${count(sureMatches, 'sure match', 'sure matches')}`;
  if (Math.abs(skewMs) < 1) return `${zone}; its clock agrees with the capture's, ${matches}`;
  const way = skewMs > 0 ? 'ahead of' : 'behind';
  return `${zone}; ${duration(Math.abs(skewMs))} ${way} the capture, ${matches}`;
}
