import type { Bridge, CaptureId } from '../../shared/ipc/contract.ts';
import type { AppState, Workspace } from './app-state.ts';
import type { PreferenceStore } from './preferences.ts';

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

/** What a failed call says, without the channel that Electron puts in front of it. */
export function failureText(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.replace(/^Error invoking remote method '[^']*': (?:[A-Za-z]*Error: )?/, '');
}

/** Everything the actions need, around a store's `get` and `set`. */
export function createContext(
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
        set({ failure: failureText(error) });
        return undefined;
      }
    },
  };
}
