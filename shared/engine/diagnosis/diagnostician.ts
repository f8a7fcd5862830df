import type { Cause } from '../../model/cause.ts';
import type { Session, UndiagnosedSession } from '../../model/session.ts';
import { LIMITS } from '../limits.ts';
import { diagnoseSession } from './diagnose-session.ts';
import { DnsEvidence } from './dns/dns-evidence.ts';
import { CauseTally } from './group-causes.ts';
import { RetryWatch, withRetries, type RetryNote } from './retries.ts';

/**
 * Diagnoses the sessions of one capture as they end, and puts together what several of them tell: the same mail tried
 * again, refusals with the same cause, DNS answers. `onSession` may get a session twice: the later value replaces.
 */
export function createDiagnostician(onSession: (session: Session) => void) {
  const dns = new DnsEvidence();
  const retries = new RetryWatch();
  const tally = new CauseTally();
  /** Refused sessions that a later one may tell something of, the oldest first. */
  const awaiting = new Map<number, Session>();

  function diagnose(session: UndiagnosedSession): Session {
    const { rejections, notices } = diagnoseSession(session, dns);
    return {
      ...session,
      rejections,
      ...(notices.length > 0 && { notices: [...session.notices, ...notices] }),
    };
  }

  function patch(notes: readonly RetryNote[]): void {
    for (const id of new Set(notes.map(({ sessionId }) => sessionId))) {
      const earlier = awaiting.get(id);
      if (!earlier) continue;
      const told = withRetries(earlier, notes);
      awaiting.set(id, told);
      onSession(told);
    }
  }

  return {
    /** A DNS message from the capture, borrowed; `atMillis` counts from 1970 UTC. */
    dns: (payload: Uint8Array, packet: number, atMillis: number): void => {
      dns.add(payload, packet, atMillis);
    },
    /** The session is over. */
    conclude(session: UndiagnosedSession): void {
      const diagnosed = diagnose(session);
      tally.add(diagnosed);
      onSession(diagnosed);
      patch(retries.note(diagnosed));
      if (diagnosed.rejections.length === 0) return;
      awaiting.set(diagnosed.id, diagnosed);
      const [oldest] = awaiting.keys();
      if (awaiting.size > LIMITS.awaitedRetries && oldest !== undefined) awaiting.delete(oldest);
    },
    /** The session as far as it is known now; nothing of it is remembered. */
    preview: diagnose,
    causes: (): readonly Cause[] => tally.causes(),
    finish(): void {
      awaiting.clear();
    },
  };
}
