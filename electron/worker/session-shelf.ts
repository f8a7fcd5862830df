import type { Session } from '../../shared/model/session.ts';
import type { Tally } from '../../shared/model/cause.ts';

/** The sessions found so far, in the order of their ids although they may come out of it. */
export function createSessionShelf(capacity: number) {
  const sessions: Session[] = [];
  const outcomes = new Map<string, number>();
  let leftOut = 0;

  return {
    sessions: sessions as readonly Session[],
    /** How many did not fit; they are counted, not kept. */
    leftOut: () => leftOut,
    add(session: Session): void {
      outcomes.set(session.outcome, (outcomes.get(session.outcome) ?? 0) + 1);
      if (sessions.length >= capacity) leftOut += 1;
      else sessions.splice(placeOf(sessions, session.id), 0, session);
    },
    find(id: number): Session | undefined {
      const session = sessions[placeOf(sessions, id)];
      return session?.id === id ? session : undefined;
    },
    /** How often each outcome came, the most frequent first. */
    outcomes(): readonly Tally[] {
      return [...outcomes].map(([value, count]) => ({ value, count })).sort((a, b) => b.count - a.count);
    },
  };
}

/** Index of the first session whose id is not below `id`; looks at the end first, where most of them belong. */
function placeOf(sessions: readonly Session[], id: number): number {
  let high = sessions.length;
  let low = (sessions.at(-1)?.id ?? 0) < id ? high : 0;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sessions[middle]?.id ?? 0) < id) low = middle + 1;
    else high = middle;
  }
  return low;
}
