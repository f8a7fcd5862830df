import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Bridge, CaptureId } from '../../shared/ipc/contract.ts';
import type { AppState, Workspace } from './app-state.ts';
import { createCaptureActions } from './capture-actions.ts';
import { createListActions } from './list-actions.ts';
import { DEFAULT_PREFERENCES, type PreferenceStore } from './preferences.ts';
import { NO_ROWS } from './row-cache.ts';
import { createSessionActions } from './session-actions.ts';
import { createWindowActions } from './window-actions.ts';

export type AppStore = StoreApi<AppState>;

/** What the actions are made of. */
export interface ActionContext {
  readonly bridge: Bridge;
  readonly preferenceStore: PreferenceStore;
  get(): AppState;
  set(change: Partial<AppState>): void;
  /** Changes one capture's workspace; does nothing when the capture has been closed meanwhile. */
  update(captureId: CaptureId, change: (workspace: Workspace) => Partial<Workspace>): void;
  /** Waits for a call whose failure the user should see. */
  report<Result>(call: Promise<Result>): Promise<Result | undefined>;
}

export const NEW_WORKSPACE: Workspace = {
  chosenView: undefined,
  overview: undefined,
  selection: undefined,
  session: undefined,
  step: undefined,
  restarted: undefined,
  filter: '',
  sort: { key: 'startedAt', descending: false },
  list: NO_ROWS,
  packets: new Map(),
};

/** The window's state and everything it can do, on a bridge to the main process (or a stand-in for it). */
export function createAppStore(bridge: Bridge, preferenceStore: PreferenceStore): AppStore {
  return createStore<AppState>()((set, get) => {
    const context = createContext(bridge, preferenceStore, get, set);
    const list = createListActions(context);
    const session = createSessionActions(context);
    return {
      facts: undefined,
      activeId: undefined,
      failure: undefined,
      captures: [],
      workspaces: new Map(),
      preferences: { ...DEFAULT_PREFERENCES, ...preferenceStore.read() },
      shortcutsShown: false,
      actions: {
        ...list.actions,
        ...session.actions,
        ...createCaptureActions(context, list.refresh, session.refresh),
        ...createWindowActions(context),
      },
    };
  });
}

function createContext(
  bridge: Bridge,
  preferenceStore: PreferenceStore,
  get: () => AppState,
  set: (change: Partial<AppState>) => void,
): ActionContext {
  return {
    bridge,
    preferenceStore,
    get,
    set,
    update(captureId, change) {
      const workspace = get().workspaces.get(captureId);
      if (workspace === undefined) return;
      const changed = { ...workspace, ...change(workspace) };
      set({ workspaces: new Map(get().workspaces).set(captureId, changed) });
    },
    async report(call) {
      try {
        return await call;
      } catch (error) {
        set({ failure: error instanceof Error ? error.message : String(error) });
        return undefined;
      }
    },
  };
}
