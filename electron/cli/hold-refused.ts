import type { Session } from '../../shared/model/session.ts';

/** Refused sessions held at a time; more come out, the oldest first, without what later sessions tell of them. */
const MOST_HELD = 10_000;

/**
 * A refused session may come a second time, when the refused mail is tried again. For output that cannot take a line
 * back, such sessions are held until the capture has ended; all others pass at once.
 */
export function createRefusedHold(emit: (session: Session) => void) {
  const held = new Map<number, Session>();
  let releasedUpTo = 0;
  return {
    add(session: Session): void {
      if (session.rejections.length === 0) return void emit(session);
      if (!held.has(session.id) && session.id <= releasedUpTo) return;
      held.set(session.id, session);
      if (held.size <= MOST_HELD) return;
      const [id, oldest] = held.entries().next().value ?? [];
      if (id === undefined || !oldest) return;
      held.delete(id);
      releasedUpTo = Math.max(releasedUpTo, id);
      emit(oldest);
    },
    finish(): void {
      for (const session of held.values()) emit(session);
      held.clear();
    },
  };
}
