import type { Cause } from '../../model/cause.ts';
import type { Session, UndiagnosedSession } from '../../model/session.ts';
import type { Notice } from '../../model/notice.ts';
import { diagnoseSession } from './diagnose-session.ts';
import { DnsEvidence } from './dns/dns-evidence.ts';
import { subjectsOfSession } from './dns/session-subjects.ts';
import { CauseTally } from './group-causes.ts';
import { LimitLog } from './limit-log.ts';
import { RetryWatch, withRetries, type RetryNote } from './retries.ts';

/**
 * Diagnoses the sessions of one capture as they end, and puts together what several of them tell: the same mail tried
 * again, refusals with the same cause, DNS answers. What a later session tells of an earlier one is added to what `recall`
 * gives of it, and `onSession` gets it again. `report` is told at the end which bounds were hit.
 */
export function createDiagnostician(
  onSession: (session: Session) => void,
  recall: (id: number) => Session | undefined,
  report: (notice: Notice) => void = () => undefined,
) {
  const limits = new LimitLog();
  const dns = new DnsEvidence(limits.hit);
  const retries = new RetryWatch(limits.hit);
  const tally = new CauseTally(limits.hit);

  function diagnose(session: UndiagnosedSession): Session {
    const { rejections, notices } = diagnoseSession(session, dns);
    const answers = dns.isEmpty ? [] : answersFor(session);
    return {
      ...session,
      rejections,
      ...(answers.length > 0 && { dns: answers }),
      ...(notices.length > 0 && { notices: [...session.notices, ...notices] }),
    };
  }

  function answersFor(session: UndiagnosedSession): Session['dns'] & object {
    const start = Date.parse(session.startedAt);
    return dns.answersAbout(subjectsOfSession(session), start, start + session.durationMs);
  }

  function patch(notes: readonly RetryNote[]): void {
    for (const id of new Set(notes.map(({ sessionId }) => sessionId))) {
      const earlier = recall(id);
      if (earlier) onSession(withRetries(earlier, notes));
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
    },
    /** The session as far as it is known now; nothing of it is remembered. */
    preview: diagnose,
    causes: (): readonly Cause[] => tally.causes(),
    finish(): void {
      tally.checkValues();
      for (const notice of limits.notices) report(notice);
    },
  };
}
