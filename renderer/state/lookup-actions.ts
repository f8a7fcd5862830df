import type { ActionContext } from './action-context.ts';
import type { AppActions } from './app-state.ts';

type LookupActions = Pick<AppActions, 'lookupPlan' | 'lookUp' | 'cancelLookup' | 'setNameServers'>;

/** Asking the DNS about the open session: only when the user wants it. */
export function createLookupActions({ bridge, get, set, update, report }: ActionContext): LookupActions {
  const place = () => {
    const captureId = get().activeId;
    const sessionId = captureId === undefined ? undefined : get().workspaces.get(captureId)?.selection?.id;
    return captureId === undefined || sessionId === undefined ? undefined : { captureId, sessionId };
  };
  return {
    async lookupPlan() {
      const here = place();
      return here && report(bridge.lookupPlan(here));
    },
    async lookUp() {
      const here = place();
      const result = here && (await report(bridge.lookup(here)));
      if (!result) return undefined;
      if (result.kind === 'done')
        update(here.captureId, () => ({ lookup: { sessionId: here.sessionId, report: result.report } }));
      if (result.kind === 'failed') return result.message;
      return result.kind === 'cancelled' ? 'It was stopped before every answer had come.' : undefined;
    },
    cancelLookup() {
      void report(bridge.cancelLookup({}));
    },
    async setNameServers(servers) {
      const taken = await report(bridge.setNameServers({ servers }));
      const facts = taken === true ? await report(bridge.appFacts({})) : undefined;
      if (facts) set({ facts });
      return taken === true;
    },
  };
}
