import { filterTerms, replaceField } from '../../../shared/query/filter/edit-filter.ts';
import type { Activity } from '../../../shared/query/overview/activity.ts';

/** Whole bars of the chart, the end excluded. */
export interface BucketRange {
  readonly from: number;
  readonly to: number;
}

/** While a capture is read its bars come to stand for longer, and become fewer: what was pointed at may be gone. */
export function barThere(bar: number, { buckets }: Activity): number {
  return Math.max(0, Math.min(bar, buckets.length - 1));
}

/** The filter that leaves the sessions of these bars, in place of any other stretch of time in it. */
export function filterForRange(filter: string, { buckets, bucketMs }: Activity, range: BucketRange): string {
  const start = Date.parse(buckets[0]?.from ?? '');
  if (Number.isNaN(start)) return filter;
  const timeAt = (bucket: number) => shortTime(start + bucket * bucketMs);
  return replaceField(filter, 'at', [`at:>=${timeAt(range.from)}`, `at:<${timeAt(range.to)}`]);
}

/** The bars that a filter made by `filterForRange` stands for; undefined where it names no such stretch. */
export function rangeOfFilter(filter: string, { buckets, bucketMs }: Activity): BucketRange | undefined {
  const start = Date.parse(buckets[0]?.from ?? '');
  const times = filterTerms(filter).filter(({ field }) => field === 'at');
  const [from] = times.flatMap(({ text }) => /^at:>=(.+)$/i.exec(text)?.[1] ?? []);
  const [to] = times.flatMap(({ text }) => /^at:<([^=].*)$/i.exec(text)?.[1] ?? []);
  if (from === undefined || to === undefined) return undefined;
  const range = {
    from: Math.round((timeOf(from) - start) / bucketMs),
    to: Math.round((timeOf(to) - start) / bucketMs),
  };
  return range.from >= 0 && range.to > range.from && range.to <= buckets.length ? range : undefined;
}

/** "2017-04-30T16:20", "2017-04-30T16:20:05", "2017-04-30T16:20:05.25": nothing that says nothing. */
function shortTime(moment: number): string {
  return new Date(moment)
    .toISOString()
    .replace(/Z$/, '')
    .replace(/\.?0+$/, (zeros) => (zeros.startsWith('.') ? '' : zeros))
    .replace(/(\.\d*?)0+$/, '$1')
    .replace(/(T\d\d:\d\d):00$/, '$1');
}

function timeOf(text: string): number {
  return Date.parse(`${text.length === 16 ? `${text}:00` : text}Z`);
}
