import { datedMillis, type DateAnchor } from './date-stamp.ts';
import type { Stamp } from './stamp.ts';

/** What a stamp shows, to the second, as "2017-04-30T10:31:32": in the log's own time zone, or UTC where it names one. */
export function createWallText(anchor: DateAnchor, year?: number) {
  let lastSecond = Number.NaN;
  let lastText = '';
  return (stamp: Stamp): string => {
    const millis = stamp.kind === 'instant' ? stamp.millis : datedMillis(stamp, anchor, year);
    const second = Math.floor(millis / 1000);
    if (second === lastSecond) return lastText;
    const date = new Date(second * 1000);
    lastSecond = second;
    lastText = Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(0, 19);
    return lastText;
  };
}
