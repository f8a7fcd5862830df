import type { Session } from '../../shared/model/session.ts';
import type { Tally } from '../../shared/model/cause.ts';

/** The sessions found so far, in the order of their ids although they may come out of it. */
export function createSessionShelf(capacity: number) {
  const sessions: Session[] = [];
  const outcomes = new Map<string, number>();
  let leftOut = 0;
  const count = ({ outcome }: Session, by: number) => {
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + by);
  };

  return {
    sessions: sessions as readonly Session[],
    /** How many did not fit; they are counted, not kept. */
    leftOut: () => leftOut,
    /** Takes a session, or a newer state of one. */
    add(session: Session): void {
      const place = placeOf(sessions, session.id);
      const earlier = sessions[place]?.id === session.id ? sessions[place] : undefined;
      if (earlier) count(earlier, -1);
      count(session, 1);
      if (earlier) sessions[place] = session;
      else if (sessions.length < capacity) sessions.splice(place, 0, session);
      else leftOut += 1;
    },
    find(id: number): Session | undefined {
      const session = sessions[placeOf(sessions, id)];
      return session?.id === id ? session : undefined;
    },
    /** How often each outcome came, the most frequent first. */
    outcomes(): readonly Tally[] {
      return [...outcomes]
        .filter(([, times]) => times > 0)
        .map(([value, times]) => ({ value, count: times }))
        .sort((a, b) => b.count - a.count);
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
