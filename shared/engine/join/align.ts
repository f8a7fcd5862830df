import { claimOf, type Suspect } from './match.ts';

/** A connection of a log, by its place among all, with the sessions that it may be. */
export interface Suspected {
  readonly place: number;
  readonly suspects: readonly Suspect[];
}

/** The best way to give the connections up to one of them to sessions: the last step of it. */
interface Step {
  readonly place: number;
  readonly suspect: Suspect;
  readonly value: number;
  readonly before: Step | undefined;
}

/**
 * Gives connections of one client, in the order of the log, to sessions in the order in which they began (or lines about one
 * refusal to refusals in their order), so that as much as
 * possible speaks for all of it together: stamps of whole seconds do not tell which of two is which, their order does.
 */
export function align(connections: readonly Suspected[]): ReadonlyMap<number, Suspect> {
  const rankOf = ranksOf(connections);
  const best = createPrefixBest(rankOf.size);
  for (const { place, suspects } of connections) {
    const steps = suspects.map((suspect) => {
      const rank = rankOf.get(claimOf(suspect)) ?? 0;
      const before = best.below(rank);
      return { rank, step: { place, suspect, before, value: (before?.value ?? 0) + valueOf(suspect) } };
    });
    // Only then: no connection is given to two sessions.
    for (const { rank, step } of steps) best.offer(rank, step);
  }
  const given = new Map<number, Suspect>();
  for (let step = best.below(rankOf.size); step; step = step.before) given.set(step.place, step.suspect);
  return given;
}

function ranksOf(connections: readonly Suspected[]): ReadonlyMap<string, number> {
  const moments = new Map<string, { readonly at: number; readonly id: number }>();
  for (const { suspects } of connections)
    for (const suspect of suspects)
      moments.set(claimOf(suspect), {
        at: suspect.refusal?.atMillis ?? suspect.trace.startMillis,
        id: suspect.trace.id,
      });
  const inOrder = [...moments].sort(([, a], [, b]) => a.at - b.at || a.id - b.id);
  return new Map(inOrder.map(([claim], rank) => [claim, rank]));
}

/** More than any distance in milliseconds that a clock's tolerance allows. */
const FAR = 200_000;

const valueOf = ({ score, distance }: Suspect): number => (score + 1) * FAR - Math.min(distance, FAR / 2);

/** Remembers the best step of each rank; answers which is the best of all ranks below one, in logarithmic time (a Fenwick tree). */
function createPrefixBest(ranks: number) {
  const tree = new Array<Step | undefined>(ranks + 1).fill(undefined);
  return {
    below(rank: number): Step | undefined {
      let found: Step | undefined;
      for (let at = rank; at > 0; at -= at & -at) found = better(found, tree[at]);
      return found;
    },
    offer(rank: number, step: Step): void {
      for (let at = rank + 1; at <= ranks; at += at & -at) tree[at] = better(tree[at], step);
    },
  };
}

function better(one: Step | undefined, other: Step | undefined): Step | undefined {
  return one && (!other || one.value >= other.value) ? one : other;
}
