import type { Session, SessionOutcome } from '../../model/session.ts';

/** Sessions that began within a stretch of time, by how they ended. */
interface ActivityBucket {
  /** ISO 8601 UTC, to the millisecond. */
  readonly from: string;
  readonly outcomes: Readonly<Partial<Record<SessionOutcome, number>>>;
}

/** Sessions over time, in stretches of equal length without a hole between them. */
export interface Activity {
  readonly bucketMs: number;
  readonly buckets: readonly ActivityBucket[];
}

const OUTCOMES: readonly SessionOutcome[] = [
  'rejected',
  'refused',
  'unanswered',
  'deferred',
  'partially-delivered',
  'abandoned',
  'delivered',
  'encrypted',
  'no-mail',
  'unknown',
];

/** A moment and an outcome in one number, as moment × SLOTS + place of the outcome. */
const SLOTS = 16;

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Lengths of a bucket that people count in; all but the last few divide a day. */
const LENGTHS = [
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500],
  ...[1, 2, 5, 10, 15, 30].map((seconds) => seconds * SECOND),
  ...[1, 2, 5, 10, 15, 30].map((minutes) => minutes * MINUTE),
  ...[1, 2, 3, 6, 12].map((hours) => hours * HOUR),
  ...[1, 7, 28, 91, 364].map((days) => days * DAY),
];

/** As many bars as can be told apart. */
const MOST_BUCKETS = 120;

/** Counts sessions by when they began and how they ended, one at a time, as they become known. */
export function createActivityTally() {
  const counts = new Map<number, number>();
  return {
    /** `by` is 1, or -1 for a session whose newer state follows. */
    count(session: Pick<Session, 'startedAt' | 'outcome'>, by: 1 | -1): void {
      const moment = Date.parse(session.startedAt);
      if (Number.isNaN(moment)) return;
      const key = moment * SLOTS + OUTCOMES.indexOf(session.outcome);
      const now = (counts.get(key) ?? 0) + by;
      if (now === 0) counts.delete(key);
      else counts.set(key, now);
    },
    activity: (): Activity => bucketsOf(counts),
  };
}

function bucketsOf(counts: ReadonlyMap<number, number>): Activity {
  let first = Infinity;
  let last = -Infinity;
  for (const key of counts.keys()) {
    if (key < first) first = key;
    if (key > last) last = key;
  }
  if (counts.size === 0) return { bucketMs: SECOND, buckets: [] };
  const [from, to] = [Math.floor(first / SLOTS), Math.floor(last / SLOTS)];
  const bucketMs = lengthFor(to - from);
  const start = Math.floor(from / bucketMs) * bucketMs;
  const buckets = Array.from({ length: Math.floor((to - start) / bucketMs) + 1 }, (_, index) => ({
    from: new Date(start + index * bucketMs).toISOString(),
    outcomes: {} as Partial<Record<SessionOutcome, number>>,
  }));
  for (const [key, count] of counts) {
    const outcome = OUTCOMES[key % SLOTS];
    const bucket = buckets[Math.floor((Math.floor(key / SLOTS) - start) / bucketMs)];
    if (outcome && bucket) bucket.outcomes[outcome] = (bucket.outcomes[outcome] ?? 0) + count;
  }
  return { bucketMs, buckets };
}

/** The shortest length that needs no more than MOST_BUCKETS; where all are too short, one made to measure. */
function lengthFor(spanMs: number): number {
  // One bucket more than the span holds, since the first begins before the first session.
  const fits = (length: number) => spanMs / length <= MOST_BUCKETS - 1;
  return LENGTHS.find(fits) ?? Math.ceil(spanMs / (MOST_BUCKETS - 1) / DAY) * DAY;
}
