import type { Session } from '../../shared/model/session.ts';
import { roughBytes } from '../../shared/model/session-size.ts';

/** As long as all sessions together are no larger they are held until the end … */
const SMALL_CAPTURE_BYTES = 8 << 20;
/** … of larger captures only those that something may be added to, the oldest going out when they are more. */
const MOST_HELD_BYTES = 32 << 20;

interface Held {
  readonly session: Session;
  readonly bytes: number;
}

/**
 * A refused session may come a second time, when the refused mail is tried again. For output that cannot take a line
 * back, sessions are held: small captures until the end, then in the order of their numbers; of large ones, and of a
 * pipe that someone is watching (`live`), only the refused sessions.
 */
export function createSessionHold(live: boolean, emit: (session: Session) => void) {
  const held = new Map<number, Held>();
  const released = new NumberSet();
  let heldBytes = 0;
  let holdsAll = !live;

  function release({ session, bytes }: Held): void {
    held.delete(session.id);
    heldBytes -= bytes;
    // Only refused sessions come again.
    if (session.rejections.length > 0) released.add(session.id);
    emit(session);
  }

  function hold(session: Session): void {
    const bytes = roughBytes(session);
    heldBytes += bytes - (held.get(session.id)?.bytes ?? 0);
    held.set(session.id, { session, bytes });
    if (holdsAll && heldBytes > SMALL_CAPTURE_BYTES) {
      holdsAll = false;
      for (const each of held.values()) if (each.session.rejections.length === 0) release(each);
    }
    for (const oldest of held.values()) {
      if (heldBytes <= MOST_HELD_BYTES) break;
      release(oldest);
    }
  }

  return {
    add(session: Session): void {
      if (released.has(session.id)) return;
      if (!holdsAll && session.rejections.length === 0) return void emit(session);
      hold(session);
    },
    /** What is still held, in order; `drained` resolves when more can be taken. */
    async finish(drained: () => Promise<void>): Promise<void> {
      for (const { session } of [...held.values()].sort((a, b) => a.session.id - b.session.id)) {
        held.delete(session.id);
        emit(session);
        await drained();
      }
    },
  };
}

/** Session numbers, a bit each: a hostile capture has millions of refused sessions. */
class NumberSet {
  private bits = new Uint8Array(1024);

  add(number: number): void {
    const place = number >>> 3;
    if (place >= this.bits.length) {
      const larger = new Uint8Array(Math.max(place + 1, this.bits.length * 2));
      larger.set(this.bits);
      this.bits = larger;
    }
    this.bits[place] = (this.bits[place] ?? 0) | (1 << (number & 7));
  }

  has(number: number): boolean {
    return ((this.bits[number >>> 3] ?? 0) & (1 << (number & 7))) !== 0;
  }
}
