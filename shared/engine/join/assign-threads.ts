import { align } from './align.ts';
import { choose, claimOf, settle, type Match, type Suspect } from './match.ts';

/** What is known of the session whose server wrote the lines of a connection. */
export interface Weighed {
  /** By a queue id: there is nothing left to weigh. */
  readonly sure: Match | undefined;
  readonly suspects: readonly Suspect[];
  /** No other lines can be of the same session, because all of the connection are together, or of the same refusal. */
  readonly isAlone: boolean;
  /** The first of them was written when it began, or was refused: they are in the log in the order of the sessions. */
  readonly isOrdered: boolean;
}

/**
 * Gives connections of a log, in its order, to sessions: a connection to the session with most for it, and a session to one
 * connection only. Connections that look alike go to sessions that look alike in the order in which they began.
 */
export function assignThreads(threads: readonly Weighed[]): readonly (Match | undefined)[] {
  const taken = new Set(
    threads.flatMap(({ sure, isAlone }) => (sure && isAlone ? [`${String(sure.trace.id)}/`] : [])),
  );
  const given = giveInOrder(threads, taken);
  giveBest(threads, taken, given);
  uncross(threads, given);
  const homeless = claimsOfHomeless(threads, given);
  return threads.map((thread, place) => {
    if (thread.sure) return thread.sure;
    if (!thread.isAlone) return choose(thread.suspects);
    const suspect = given.get(place);
    if (!suspect) return undefined;
    const hasOtherLines = (homeless.get(claimOf(suspect)) ?? -1) >= suspect.score;
    return settle(suspect, thread.suspects, (each) => taken.has(claimOf(each)), hasOtherLines);
  });
}

/** How much speaks for sessions by connections that were given to none. */
function claimsOfHomeless(threads: readonly Weighed[], given: Given): ReadonlyMap<string, number> {
  const claims = new Map<string, number>();
  for (const [place, { sure, suspects, isAlone }] of threads.entries()) {
    if (sure || !isAlone || given.has(place)) continue;
    for (const suspect of suspects) {
      const claim = claimOf(suspect);
      claims.set(claim, Math.max(claims.get(claim) ?? 0, suspect.score));
    }
  }
  return claims;
}

type Given = Map<number, Suspect>;

/** Those whose beginning is logged, client by client. */
function giveInOrder(threads: readonly Weighed[], taken: Set<string>): Given {
  const byClient = new Map<string, { place: number; suspects: readonly Suspect[] }[]>();
  for (const [place, { sure, suspects, isAlone, isOrdered }] of threads.entries()) {
    if (sure || !isAlone || !isOrdered) continue;
    const free = suspects.filter((each) => !taken.has(claimOf(each)));
    const [first] = free;
    if (!first) continue;
    const key = `${first.trace.client.address} ${first.refusal ? 'refusals' : 'sessions'}`;
    const connections = byClient.get(key) ?? [];
    byClient.set(key, connections);
    connections.push({ place, suspects: free });
  }
  const given: Given = new Map();
  for (const connections of byClient.values())
    for (const [place, suspect] of align(connections)) {
      given.set(place, suspect);
      taken.add(claimOf(suspect));
    }
  return given;
}

function giveBest(threads: readonly Weighed[], taken: Set<string>, given: Given): void {
  const pairs = threads
    .flatMap(({ sure, suspects, isAlone }, place) =>
      sure || !isAlone ? [] : suspects.map((suspect) => ({ place, suspect })),
    )
    .sort((a, b) => b.suspect.score - a.suspect.score || a.suspect.distance - b.suspect.distance);
  for (const { place, suspect } of pairs) {
    if (given.has(place) || taken.has(claimOf(suspect))) continue;
    given.set(place, suspect);
    taken.add(claimOf(suspect));
  }
}

/** Neighbours in the log that are interchangeable are exchanged at most so often. */
const MOST_PASSES = 16;

/** The stamps of a log are coarse, but its order is not. */
function uncross(threads: readonly Weighed[], given: Given): void {
  const byClient = new Map<string, number[]>();
  for (const [place, { trace }] of [...given].sort(([a], [b]) => a - b)) {
    const places = byClient.get(trace.client.address);
    if (places) places.push(place);
    else byClient.set(trace.client.address, [place]);
  }
  for (const places of byClient.values()) {
    for (let pass = 0, changes = 1; changes > 0 && pass < MOST_PASSES; pass++) {
      changes = 0;
      for (let at = 1; at < places.length; at++)
        if (exchange(threads, given, places[at - 1] ?? 0, places[at] ?? 0)) changes++;
    }
  }
}

function exchange(threads: readonly Weighed[], given: Given, earlier: number, later: number): boolean {
  const first = given.get(earlier);
  const second = given.get(later);
  if (!first || !second || first.trace.startMillis <= second.trace.startMillis) return false;
  const instead = alike(threads[earlier], first, second);
  const other = alike(threads[later], second, first);
  if (!instead || !other) return false;
  given.set(earlier, instead);
  given.set(later, other);
  return true;
}

/** The suspicion of a connection against the other's session, when it is as strong as that against its own. */
function alike(thread: Weighed | undefined, own: Suspect, other: Suspect): Suspect | undefined {
  return thread?.suspects.find((each) => claimOf(each) === claimOf(other) && each.score >= own.score);
}
