import type { Tally } from '../../model/cause.ts';
import { LIMITS } from '../limits.ts';

/** Counts on in place: most values are known already. */
interface Counter {
  count: number;
}

/** Of all that was counted. */
const INTERESTING_SHARE = 0.01;

/**
 * Counts how often values come, the frequent ones exactly, with room for `LIMITS.causeValues` of them: when it is used up, the
 * rarer half is forgotten.
 */
export class TopCounts {
  private readonly counts = new Map<string, Counter>();
  private total = 0;
  /** No forgotten value can have come more often. */
  private mostForgotten = 0;

  add(value: string): void {
    this.total++;
    const counter = this.counts.get(value);
    if (counter !== undefined) {
      counter.count++;
      return;
    }
    if (this.counts.size >= LIMITS.causeValues) this.forget();
    this.counts.set(value, { count: 1 });
  }

  get all(): ReadonlyMap<string, number> {
    return new Map([...this.counts].map(([value, { count }]) => [value, count]));
  }

  /** The most frequent values. */
  largest(): readonly Tally[] {
    return largest(this.all);
  }

  /** True when a forgotten value could have come more often than one of those shown, and often enough to be of interest. */
  get isDoubtful(): boolean {
    return this.mostForgotten > Math.max(this.largest().at(-1)?.count ?? 0, this.total * INTERESTING_SHARE);
  }

  private forget(): void {
    const rare = sorted(this.all).slice(LIMITS.causeValues / 2);
    this.mostForgotten += rare[0]?.count ?? 0;
    for (const { value } of rare) this.counts.delete(value);
  }
}

/** The most frequent values. */
export function largest(counts: ReadonlyMap<string, number>): readonly Tally[] {
  return sorted(counts).slice(0, LIMITS.causeValuesShown);
}

function sorted(counts: ReadonlyMap<string, number>): readonly Tally[] {
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((left, right) => right.count - left.count || (left.value < right.value ? -1 : 1));
}
