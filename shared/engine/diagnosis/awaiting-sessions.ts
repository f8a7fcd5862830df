import type { Session } from '../../model/session.ts';
import { roughBytes } from '../../model/session-size.ts';
import { LIMITS } from '../limits.ts';
import type { OnLimit } from './limit-log.ts';

/** Refused sessions that a later one may tell something of, as many as LIMITS.awaitedSessionBytes has room for. */
export class AwaitingSessions {
  /** The oldest first. */
  private readonly sessions = new Map<number, Session>();
  private bytes = 0;
  private readonly onLimit: OnLimit;

  constructor(onLimit: OnLimit) {
    this.onLimit = onLimit;
  }

  get(id: number): Session | undefined {
    return this.sessions.get(id);
  }

  set(session: Session): void {
    const known = this.sessions.get(session.id);
    this.bytes += roughBytes(session) - (known === undefined ? 0 : roughBytes(known));
    this.sessions.set(session.id, session);
    for (const oldest of this.sessions.values()) {
      if (this.bytes <= LIMITS.awaitedSessionBytes) break;
      this.sessions.delete(oldest.id);
      this.bytes -= roughBytes(oldest);
      this.onLimit('awaitedSessionBytes');
    }
  }

  clear(): void {
    this.sessions.clear();
    this.bytes = 0;
  }
}
