import type { Session } from '../../shared/model/session.ts';
import type { SessionCollection } from '../../shared/query/session-collection.ts';
import { createGrowingNumbers } from './store/growing-numbers.ts';
import { createPackedValues } from './store/packed-values.ts';
import { createQueryColumns } from './store/query-columns.ts';
import { createSessionCounts } from './store/session-counts.ts';

/**
 * The sessions found so far, packed. A session's position is its id: ids are given without a hole in the order of the
 * first packets, though some sessions are over, and come, before others that began earlier.
 */
export function createSessionShelf(capacity: number) {
  const packed = createPackedValues<Session>();
  const columns = createQueryColumns();
  const counts = createSessionCounts();
  const firstPackets = createGrowingNumbers();
  /** Positions in the order in which they were filled or changed. */
  const changes = createGrowingNumbers();
  /** Those that did not fit; 1 where an id was seen. */
  const beyond = createGrowingNumbers();
  let kept = 0;
  let leftOut = 0;

  function keep(session: Session): void {
    const { id } = session;
    const earlier = packed.get(id);
    if (earlier) counts.count(earlier, -1);
    else kept += 1;
    counts.count(session, 1);
    packed.set(id, session);
    columns.set(id, session);
    firstPackets.set(id, session.firstPacket);
    changes.push(id);
  }

  const collection: SessionCollection = {
    ...columns,
    count: () => kept,
    version: changes.length,
    *changedSince(version) {
      for (let at = version; at < changes.length(); at += 1) yield changes.get(at);
    },
    *positions() {
      const end = firstPackets.length();
      for (let position = 1; position < end; position += 1) if (packed.has(position)) yield position;
    },
    positionOf: (id) => (packed.has(id) ? id : undefined),
    idAt: (position) => position,
  };

  return {
    ...collection,
    /** Takes a session, or a newer state of one. */
    add(session: Session): void {
      if (session.id <= capacity) {
        keep(session);
        return;
      }
      // Without its earlier state a session cannot be counted anew.
      if (beyond.get(session.id - capacity) === 1) return;
      beyond.set(session.id - capacity, 1);
      leftOut += 1;
      counts.count(session, 1);
    },
    /** Takes what is known of a session that is not over; `add` follows. */
    preview(session: Session): void {
      if (session.id <= capacity) keep(session);
    },
    /** Takes what is inside the messages of a session that is here; false when there was no room for all of it. */
    setMessages(session: Session): boolean {
      const { id, firstPacket } = session;
      if (!packed.has(id) || firstPackets.get(id) !== firstPacket) return true;
      return columns.setMessages(id, session);
    },
    /** Makes what was asked before be looked at anew. */
    touch(): void {
      const last = changes.length() - 1;
      if (last >= 0) changes.push(changes.get(last));
    },
    /** How many did not fit; they are counted, not kept. */
    leftOut: () => leftOut,
    find: (id: number): Session | undefined => packed.get(id),
    /** Position of the session that begins with this packet. */
    beginningWith(firstPacket: number): number | undefined {
      const end = firstPackets.length();
      for (let id = 1; id < end; id += 1) if (firstPackets.get(id) === firstPacket) return id;
      return undefined;
    },
    outcomes: counts.outcomes,
    summary: counts.summary,
  };
}
