import type { CaptureId, LookupResult } from '../../../shared/ipc/contract.ts';
import { subjectOfSession } from '../../../shared/lookup/subject.ts';
import type { LookupPlan } from '../../../shared/model/lookup.ts';
import type { Session } from '../../../shared/model/session.ts';
import { areNameServers, parseNameServers } from '../../lookup/name-servers.ts';

interface LookupParts {
  session(captureId: CaptureId, id: number): Promise<Session | undefined>;
  /** As the user wrote them; empty for the system's own. */
  nameServers(): string;
  changeNameServers(servers: string): void;
  /** Asks the user, telling what would be sent where. */
  confirm(plan: LookupPlan): Promise<boolean>;
}

type Place = { readonly captureId: CaptureId; readonly sessionId: number };

/** The calls about live look-ups. Nothing is sent before the user has agreed to ask these name servers in this run. */
export function createLookupCalls(parts: LookupParts) {
  const agreed = new Set<string>();
  let running: AbortController | undefined;

  // Most runs of the program look nothing up, and the lists of blocklists and domains take long to load.
  const load = () => import('../../lookup/run-lookup.ts');
  const serversNow = () => parseNameServers(parts.nameServers());

  async function look(session: Session): Promise<LookupResult> {
    const { planFor, runLookup } = await load();
    const subject = subjectOfSession(session);
    const servers = serversNow();
    const plan = planFor(subject, servers, session.dns);
    const whom = plan.servers.join(' ');
    if (!agreed.has(whom) && !(await parts.confirm(plan))) return { kind: 'declined' };
    agreed.add(whom);
    running?.abort();
    const own = new AbortController();
    running = own;
    const report = await runLookup(subject, { servers: plan.servers, signal: own.signal }, session.dns);
    return report.complete ? { kind: 'done', report } : { kind: 'cancelled' };
  }

  return {
    async lookupPlan({ captureId, sessionId }: Place): Promise<LookupPlan | undefined> {
      const session = await parts.session(captureId, sessionId);
      const { planFor } = await load();
      return session && planFor(subjectOfSession(session), serversNow(), session.dns);
    },
    async lookup({ captureId, sessionId }: Place): Promise<LookupResult> {
      try {
        const session = await parts.session(captureId, sessionId);
        return session ? await look(session) : { kind: 'failed', message: 'There is no such session.' };
      } catch (error) {
        return { kind: 'failed', message: error instanceof Error ? error.message : String(error) };
      }
    },
    cancelLookup(): void {
      running?.abort();
    },
    setNameServers({ servers }: { readonly servers: string }): boolean {
      if (!areNameServers(servers)) return false;
      parts.changeNameServers(servers.trim());
      return true;
    },
  };
}
