import type { CaptureId } from '../../shared/ipc/contract.ts';
import type { Session } from '../../shared/model/session.ts';
import type { Step } from '../dialogue/step.ts';
import { firstErrorStep, packetKey, stepOfPacket, stepsOf } from '../dialogue/steps.ts';
import type { AppActions, Workspace } from './app-state.ts';
import type { ActionContext } from './action-context.ts';
import { forNextSession } from './dialogue-state.ts';
import { createOrder } from './in-order.ts';
import { rowAt } from './row-cache.ts';
import { visibleLines } from './visible-lines.ts';

type SessionActions = Pick<
  AppActions,
  | 'selectSession'
  | 'moveSession'
  | 'moveToSession'
  | 'closeSession'
  | 'revealSession'
  | 'selectStep'
  | 'moveStep'
  | 'moveToStep'
  | 'nextError'
  | 'showPacket'
  | 'loadPackets'
>;

/** Packets of one session kept for the hex pane. */
const PACKETS_KEPT = 200;

/** Choosing a session, and stepping through what was said in it. */
export function createSessionActions(context: ActionContext): {
  readonly actions: SessionActions;
  readonly refresh: (captureId: CaptureId) => void;
  /** Opens a session without a word on those chosen together with it. */
  readonly open: (captureId: CaptureId, id: number, index: number) => void;
} {
  const { get, update } = context;
  const active = (): { captureId: CaptureId; workspace: Workspace } | undefined => {
    const captureId = get().activeId;
    const workspace = captureId === undefined ? undefined : get().workspaces.get(captureId);
    return captureId === undefined || workspace === undefined ? undefined : { captureId, workspace };
  };
  const { load, loaded } = createSessionLoader(context);
  const inOrder = createOrder();
  /** Acts on the session that is chosen, as soon as it is here. */
  const onSession = (act: (session: Session, workspace: Workspace) => void) => {
    inOrder(() => {
      const run = () => {
        const { session, selection } = active()?.workspace ?? {};
        const workspace = active()?.workspace;
        if (session && workspace && session.id === selection?.id) act(session, workspace);
      };
      const pending = loaded(get().activeId);
      if (pending) return pending.then(run);
      run();
      return undefined;
    });
  };
  const linesOf = (session: Session, { dialogue, step }: Workspace) =>
    visibleLines(session, dialogue.folds, step, get().preferences).map((line) => line.step);
  const open = (captureId: CaptureId, id: number, index: number | undefined, atError = false) => {
    update(captureId, () => ({ selection: { id, index }, chosenView: 'sessions' }));
    void load(captureId, id, atError);
  };
  const select: Select = (captureId, id, index, atError) => {
    update(captureId, () => ({ chosen: new Set(), anchor: index }));
    open(captureId, id, index, atError);
  };
  const moveTo = createListStepper(context, select);
  const selectStep = (key: string | undefined) => {
    const captureId = get().activeId;
    if (captureId !== undefined) update(captureId, () => ({ step: key }));
  };

  return {
    open,
    refresh(captureId) {
      const workspace = get().workspaces.get(captureId);
      if (workspace?.selection) void load(captureId, workspace.selection.id, false);
      // A capture of one session has nothing to list: it opens at once.
      else if (get().captures.find((each) => each.captureId === captureId)?.sessions === 1)
        void moveTo(captureId, 0);
    },
    actions: {
      selectSession(id, index) {
        const captureId = get().activeId;
        if (captureId !== undefined) select(captureId, id, index);
      },
      moveSession(by) {
        inOrder(() => {
          const found = active();
          if (!found) return undefined;
          const index = found.workspace.selection?.index;
          return moveTo(found.captureId, index === undefined ? 0 : index + by);
        });
      },
      moveToSession(index) {
        inOrder(() => {
          const captureId = get().activeId;
          return captureId === undefined ? undefined : moveTo(captureId, index);
        });
      },
      async revealSession() {
        const { captureId, workspace } = active() ?? {};
        const id = workspace?.selection?.id;
        if (captureId === undefined || id === undefined) return;
        const session = await context.report(context.bridge.revealSession({ captureId, id }));
        // Until the session is loaded again: that it was revealed is not remembered.
        if (session && get().workspaces.get(captureId)?.selection?.id === id)
          update(captureId, () => ({ session }));
      },
      closeSession() {
        const captureId = get().activeId;
        if (captureId !== undefined)
          update(captureId, () => ({
            selection: undefined,
            session: undefined,
            step: undefined,
            chosen: new Set(),
            anchor: undefined,
          }));
      },
      selectStep,
      moveStep(by) {
        const { compare } = active()?.workspace ?? {};
        if (compare) {
          get().actions.selectComparedRow(compare.row + by);
          return;
        }
        onSession((session, workspace) => {
          selectStep(stepAway(linesOf(session, workspace), workspace.step, by)?.key);
        });
      },
      moveToStep(end) {
        onSession((session, workspace) => {
          const stops = linesOf(session, workspace).filter(({ stop }) => stop);
          selectStep(stops.at(end === 'first' ? 0 : -1)?.key);
        });
      },
      nextError() {
        if (active()?.workspace.compare) {
          get().actions.nextDifference();
          return;
        }
        inOrder(async () => {
          await loaded(get().activeId);
          const found = active();
          if (!found) return;
          const { session, step, selection } = found.workspace;
          const here = session && selection ? firstErrorStep(stepsOf(session), step) : undefined;
          if (here) selectStep(here.key);
          else await findNextError(context, found.captureId, select);
        });
      },
      showPacket(packet) {
        onSession((session) => {
          selectStep(stepOfPacket(stepsOf(session), packet)?.key ?? packetKey(packet));
          // Who asks for a packet wants to see it.
          get().actions.setPreference('detailsShown', true);
        });
      },
      loadPackets: createPacketLoader(context),
    },
  };
}

type Select = (captureId: CaptureId, id: number, index: number | undefined, atError?: boolean) => void;

function createSessionLoader({ bridge, get, update, report }: ActionContext) {
  const loading = new Map<CaptureId | undefined, Promise<void>>();
  const fetch = async (captureId: CaptureId, id: number, atError: boolean) => {
    const session = await report(bridge.session({ captureId, id }));
    if (session === undefined || get().workspaces.get(captureId)?.selection?.id !== id) return;
    update(captureId, (now) => {
      const same = now.session?.id === id;
      // Without a session the step is what the tab had when it was closed.
      const step = same || now.session === undefined ? now.step : undefined;
      return {
        session,
        step: atError ? firstErrorStep(stepsOf(session), undefined)?.key : step,
        ...(same ? {} : { packets: new Map(), sources: new Map(), dialogue: forNextSession(now.dialogue) }),
      };
    });
  };
  return {
    load(captureId: CaptureId, id: number, atError: boolean): Promise<void> {
      const promise = fetch(captureId, id, atError).finally(() => {
        if (loading.get(captureId) === promise) loading.delete(captureId);
      });
      loading.set(captureId, promise);
      return promise;
    },
    /** Resolves when the session chosen last is here; undefined when it is. */
    loaded: (captureId: CaptureId | undefined) => loading.get(captureId),
  };
}

/** Goes to a row of the list by its place, loaded or not; places beyond the ends are the ends. */
function createListStepper({ bridge, get, report }: ActionContext, select: Select) {
  return async (captureId: CaptureId, wanted: number) => {
    const workspace = get().workspaces.get(captureId);
    if (!workspace) return;
    const { filter, sort, list, pinnedRows } = workspace;
    // The pinned sessions stand above the first row, at the places below zero.
    const pinned = wanted < 0 ? pinnedRows.at(Math.max(wanted, -pinnedRows.length)) : undefined;
    if (pinned) {
      select(captureId, pinned.id, Math.max(wanted, -pinnedRows.length));
      return;
    }
    const index = Math.max(0, list.loaded ? Math.min(wanted, list.matching - 1) : wanted);
    const row =
      rowAt(list, index) ??
      (await report(bridge.sessions({ captureId, filter, sort, offset: index, limit: 1 })))?.rows[0];
    if (row) select(captureId, row.id, index);
  };
}

async function findNextError({ bridge, get, report }: ActionContext, captureId: CaptureId, select: Select) {
  const workspace = get().workspaces.get(captureId);
  if (!workspace) return;
  const { filter, sort } = workspace;
  const id = workspace.selection?.id ?? 0;
  const place = await report(bridge.locateSession({ captureId, filter, sort, id, want: 'next-error' }));
  if (place) select(captureId, place.id, place.index, true);
}

function createPacketLoader({ bridge, get, update, report }: ActionContext) {
  const asked = new Set<string>();
  return (wanted: readonly number[]) => {
    const captureId = get().activeId;
    const workspace = captureId === undefined ? undefined : get().workspaces.get(captureId);
    const session: Session | undefined = workspace?.session;
    if (captureId === undefined || !workspace || !session) return;
    const ask = `${captureId} ${session.id} ${wanted.join()}`;
    const packets = wanted.filter((packet) => !workspace.packets.has(packet));
    if (packets.length === 0 || asked.has(ask)) return;
    asked.add(ask);
    void report(bridge.packets({ captureId, sessionId: session.id, packets })).then((answer) => {
      asked.delete(ask);
      update(captureId, (now) => {
        if (now.session?.id !== session.id || !answer) return {};
        const all = [...now.packets, ...answer.map((each) => [each.packet, each] as const)];
        return { packets: new Map(all.slice(-PACKETS_KEPT)) };
      });
    });
  };
}

function stepAway(steps: readonly Step[], from: string | undefined, by: number): Step | undefined {
  const stops = steps.filter((step) => step.stop || step.key === from);
  const place = stops.findIndex((step) => step.key === from);
  if (place < 0) return by > 0 ? stops[0] : stops.at(-1);
  return stops[Math.max(0, Math.min(stops.length - 1, place + by))];
}
