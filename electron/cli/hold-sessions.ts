import type { Session } from '../../shared/model/session.ts';

/** Sessions held at a time; when more come, those that nothing can be added to go out, then the oldest of the others. */
const MOST_HELD = 10_000;

/**
 * A refused session may come a second time, when the refused mail is tried again. For output that cannot take a line
 * back, sessions are held: small captures until the end, then in the order of their numbers; of large ones, and of a
 * pipe that someone is watching (`live`), only the refused sessions.
 */
export function createSessionHold(live: boolean, emit: (session: Session) => void) {
  const held = new Map<number, Session>();
  const released = new Set<number>();
  let holdsAll = !live;

  function release(session: Session): void {
    held.delete(session.id);
    // Only refused sessions come again.
    if (session.rejections.length > 0) released.add(session.id);
    emit(session);
  }

  function makeRoom(): void {
    if (holdsAll) {
      holdsAll = false;
      for (const session of held.values()) if (session.rejections.length === 0) release(session);
    }
    const [oldest] = held.values();
    if (held.size > MOST_HELD && oldest) release(oldest);
  }

  return {
    add(session: Session): void {
      if (released.has(session.id)) return;
      if (!holdsAll && session.rejections.length === 0) return void emit(session);
      held.set(session.id, session);
      if (held.size > MOST_HELD) makeRoom();
    },
    finish(): void {
      for (const session of [...held.values()].sort((a, b) => a.id - b.id)) emit(session);
      held.clear();
    },
  };
}
