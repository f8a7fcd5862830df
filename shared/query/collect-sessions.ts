import type { Session } from '../model/session.ts';
import { createTextMatcher } from './filter/match-text.ts';
import type { SessionCollection } from './session-collection.ts';
import { toSessionRow } from './session-row.ts';
import { sortValue } from './sort-rows.ts';

/** Sessions in the order of their ids, kept as they are: for few of them. */
export function collectSessions(sessions: readonly Session[]): SessionCollection {
  const at = (position: number): Session => {
    const session = sessions[position];
    if (!session) throw new Error(`no session at position ${position}`);
    return session;
  };
  return {
    count: () => sessions.length,
    version: () => sessions.length,
    changedSince: (version) => Array.from(sessions.keys()).slice(version),
    positions: () => sessions.keys(),
    positionOf(id) {
      const position = sessions.findIndex((session) => session.id === id);
      return position < 0 ? undefined : position;
    },
    idAt: (position) => at(position).id,
    row: (position) => toSessionRow(at(position)),
    values: (field, position) => field.values(at(position)),
    tally(field) {
      const counts = new Map<string, number>();
      for (const session of sessions)
        for (const value of new Set(field.values(session).map(String)))
          counts.set(value, (counts.get(value) ?? 0) + 1);
      return counts;
    },
    sortValue: (key, position) => sortValue(toSessionRow(at(position)), key),
    havingValue: (field, matches) => (position) => field.values(at(position)).some(matches),
    havingText(text) {
      const matches = createTextMatcher(text);
      return (position) => matches(at(position));
    },
  };
}
