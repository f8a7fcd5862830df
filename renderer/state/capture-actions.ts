import type { CaptureId, CaptureProgress } from '../../shared/ipc/contract.ts';
import { stepsOf } from '../dialogue/steps.ts';
import type { AppActions, AppState, Workspace } from './app-state.ts';
import { commandOfName } from './commands.ts';
import type { ActionContext } from './action-context.ts';
import { createClosedTabs } from './closed-tabs.ts';
import { NEW_WORKSPACE } from './new-workspace.ts';

type CaptureActions = Pick<
  AppActions,
  | 'start'
  | 'openDialog'
  | 'openSample'
  | 'openRecent'
  | 'openDropped'
  | 'activate'
  | 'closeCapture'
  | 'reopenClosed'
  | 'moveCapture'
  | 'openInWireshark'
  | 'setAnalysis'
  | 'cancelReading'
  | 'dismissRestart'
>;

type Refresh = (captureId: CaptureId) => void;

/** Opening, following and closing captures. */
export function createCaptureActions(
  context: ActionContext,
  refresh: {
    readonly list: Refresh;
    readonly session: Refresh;
    readonly marks: Refresh;
    readonly followLogs: () => () => void;
  },
): CaptureActions {
  const { bridge, get, set, update, report } = context;
  const refreshOverview = createOverviewLoader(context);

  // A report of a capture closed a moment ago may still be under way.
  const closed = new Set<CaptureId>();
  const tabs = createClosedTabs();
  const take = (progress: CaptureProgress) => {
    if (closed.has(progress.captureId)) return;
    const before = get().captures.find(({ captureId }) => captureId === progress.captureId);
    set(withProgress(get(), progress));
    if (before?.revision === progress.revision && before.state.kind === progress.state.kind) return;
    refreshOverview(progress.captureId);
    refresh.list(progress.captureId);
    if (progress.state.kind !== 'reading' && before?.state.kind !== progress.state.kind) {
      refresh.session(progress.captureId);
      refresh.marks(progress.captureId);
    }
  };
  const activate = (captureId: CaptureId | undefined) => {
    if (captureId !== undefined && get().captures.some((each) => each.captureId === captureId))
      set({ activeId: captureId });
  };
  const activateLast = async (opening: Promise<readonly CaptureId[] | CaptureId | undefined>) => {
    const opened = await report(opening);
    activate(typeof opened === 'string' ? opened : opened?.at(-1));
    await loadFacts();
  };
  const loadFacts = async () => {
    const facts = await report(bridge.appFacts({}));
    if (facts) set({ facts });
  };

  return {
    start() {
      const stops = [
        bridge.on('progress', take),
        bridge.on('captureClosed', ({ captureId }) => {
          set(withoutCapture(get(), captureId));
        }),
        bridge.on('command', ({ name }) => {
          commandOfName(name)?.run(get().actions, get());
        }),
        refresh.followLogs(),
        bridge.on('workerDied', ({ captureId, message }) => {
          update(captureId, () => ({ restarted: message }));
        }),
      ];
      void loadFacts();
      // Title bar and menu follow what the page remembers.
      void report(bridge.setTheme({ theme: get().preferences.theme }));
      void report(bridge.openCaptures({})).then((captures) => {
        captures?.forEach(take);
        if (captures) set({ captures: inOpeningOrder(get().captures, captures) });
      });
      return () => {
        for (const stop of stops) stop();
      };
    },
    openDialog() {
      void activateLast(bridge.openDialog({}));
    },
    openSample() {
      void activateLast(bridge.openSample({}));
    },
    openRecent(index) {
      void activateLast(bridge.openRecent({ index }));
    },
    openDropped(files) {
      void activateLast(bridge.openDropped(files, get().activeId));
    },
    activate,
    closeCapture(captureId) {
      const name = get().captures.find((each) => each.captureId === captureId)?.name;
      closed.add(captureId);
      tabs.keep(name, get().workspaces.get(captureId));
      set(withoutCapture(get(), captureId));
      void report(bridge.closeCapture({ captureId }));
      if (name !== undefined) get().actions.offerUndo(`${name} closed.`, get().actions.reopenClosed);
    },
    reopenClosed() {
      const opening = bridge.reopenClosed({});
      void activateLast(opening);
      void report(opening).then((captureId) => {
        const name = get().captures.find((each) => each.captureId === captureId)?.name;
        const kept = tabs.take(name);
        if (captureId === undefined || !kept) return;
        update(captureId, () => kept);
        refresh.list(captureId);
        refresh.session(captureId);
      });
    },
    moveCapture(captureId, to) {
      const captures = [...get().captures];
      const from = captures.findIndex((each) => each.captureId === captureId);
      const [moved] = from < 0 ? [] : captures.splice(from, 1);
      if (!moved) return;
      captures.splice(Math.max(0, Math.min(to, captures.length)), 0, moved);
      set({ captures });
    },
    openInWireshark() {
      const captureId = get().activeId;
      const workspace = captureId === undefined ? undefined : get().workspaces.get(captureId);
      if (captureId === undefined || !workspace) return;
      const packet = packetAtHand(workspace);
      void report(bridge.openInWireshark({ captureId, packet })).then((opened) => {
        if (opened === false) set({ failure: NO_WIRESHARK });
      });
    },
    setAnalysis(analysis) {
      // Ids of sessions depend on the ports looked at: what is chosen by id is chosen no more.
      for (const { captureId } of get().captures) update(captureId, () => NOTHING_CHOSEN);
      void report(bridge.setAnalysis(analysis)).then(loadFacts);
    },
    cancelReading(captureId) {
      void report(bridge.cancelReading({ captureId }));
    },
    dismissRestart(captureId) {
      update(captureId, () => ({ restarted: undefined }));
    },
  };
}

const NO_WIRESHARK =
  'Wireshark was not found on this computer. Install it, or put its program on the PATH, and try again.';

const NOTHING_CHOSEN = {
  selection: undefined,
  session: undefined,
  step: undefined,
  chosen: new Set<number>(),
  anchor: undefined,
};

/** The packet of the chosen step, else the first of the session; 0 where no session is open. */
function packetAtHand({ selection, session, step }: Workspace): number {
  if (!selection || !session) return 0;
  const steps = stepsOf(session);
  return steps.find(({ key }) => key === step)?.packet ?? session.firstPacket;
}

/** Reports may overtake each other while the page starts: tabs stand as their captures were opened. */
function inOpeningOrder(
  captures: readonly CaptureProgress[],
  opened: readonly CaptureProgress[],
): readonly CaptureProgress[] {
  const placeOf = ({ captureId }: CaptureProgress) => {
    const place = opened.findIndex((each) => each.captureId === captureId);
    return place < 0 ? Infinity : place;
  };
  return [...captures].sort((a, b) => {
    const [first, second] = [placeOf(a), placeOf(b)];
    return first === second ? 0 : first - second;
  });
}

function withProgress(state: AppState, progress: CaptureProgress): Partial<AppState> {
  const known = state.captures.some(({ captureId }) => captureId === progress.captureId);
  if (known)
    return {
      captures: state.captures.map((each) => (each.captureId === progress.captureId ? progress : each)),
    };
  return {
    captures: [...state.captures, progress],
    workspaces: new Map(state.workspaces).set(progress.captureId, NEW_WORKSPACE),
    activeId: progress.captureId,
  };
}

function withoutCapture(state: AppState, captureId: CaptureId): Partial<AppState> {
  const place = state.captures.findIndex((each) => each.captureId === captureId);
  if (place < 0) return {};
  const captures = state.captures.filter((each) => each.captureId !== captureId);
  const workspaces = new Map(state.workspaces);
  workspaces.delete(captureId);
  const neighbour = captures[Math.min(place, captures.length - 1)]?.captureId;
  const activeId = state.activeId === captureId ? neighbour : state.activeId;
  return { captures, workspaces, activeId };
}

/** Loads a capture's overview again when it may have changed; never two loads of the same capture at once. */
function createOverviewLoader({ bridge, update, report }: ActionContext): Refresh {
  const waiting = new Map<CaptureId, 'loading' | 'again'>();
  const load = async (captureId: CaptureId) => {
    if (waiting.has(captureId)) {
      waiting.set(captureId, 'again');
      return;
    }
    waiting.set(captureId, 'loading');
    const overview = await report(bridge.overview({ captureId }));
    if (overview) update(captureId, () => ({ overview }));
    const again = waiting.get(captureId) === 'again';
    waiting.delete(captureId);
    if (again) await load(captureId);
  };
  return (captureId) => void load(captureId);
}
