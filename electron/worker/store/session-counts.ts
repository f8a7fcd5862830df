import type { Tally } from '../../../shared/model/cause.ts';
import type { Session } from '../../../shared/model/session.ts';
import { createOverviewTally } from '../../../shared/query/overview/overview-tally.ts';

/** What is counted of all sessions, kept while they come. */
export function createSessionCounts() {
  const outcomes = new Map<string, number>();
  const overview = createOverviewTally();
  return {
    /** `by` is 1, or -1 for a session whose newer state follows. */
    count(session: Session, by: 1 | -1): void {
      outcomes.set(session.outcome, (outcomes.get(session.outcome) ?? 0) + by);
      overview.count(session, by);
    },
    /** How often each outcome came, the most frequent first. */
    outcomes(): readonly Tally[] {
      return [...outcomes]
        .filter(([, times]) => times > 0)
        .map(([value, times]) => ({ value, count: times }))
        .sort((a, b) => b.count - a.count);
    },
    summary: overview.summary,
  };
}
