import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Bridge } from '../../shared/ipc/contract.ts';
import { createChoiceActions } from './choice-actions.ts';
import { createContext } from './action-context.ts';
import type { AppState } from './app-state.ts';
import { createCaptureActions } from './capture-actions.ts';
import { createCompareActions } from './compare-actions.ts';
import { createDialogueActions } from './dialogue-actions.ts';
import { createFilterActions } from './filter-actions.ts';
import { createListActions } from './list-actions.ts';
import { createMessageActions } from './message-actions.ts';
import { createLogsActions } from './logs-actions.ts';
import { createLookupActions } from './lookup-actions.ts';
import { createMarksActions } from './marks-actions.ts';
import { DEFAULT_PREFERENCES, type PreferenceStore } from './preferences.ts';
import { createSessionActions } from './session-actions.ts';
import { createExportActions } from './export-actions.ts';
import { createWindowActions } from './window-actions.ts';

export type AppStore = StoreApi<AppState>;

/** The window's state and everything it can do, on a bridge to the main process (or a stand-in for it). */
export function createAppStore(bridge: Bridge, preferenceStore: PreferenceStore): AppStore {
  return createStore<AppState>()((set, get) => {
    const context = createContext(bridge, preferenceStore, get, set);
    const list = createListActions(context);
    const session = createSessionActions(context);
    const marks = createMarksActions(context);
    const logs = createLogsActions(context, session.refresh);
    return {
      facts: undefined,
      activeId: undefined,
      failure: undefined,
      captures: [],
      workspaces: new Map(),
      preferences: { ...DEFAULT_PREFERENCES, ...preferenceStore.read() },
      dialog: undefined,
      exportShare: undefined,
      allowing: undefined,
      toast: undefined,
      actions: {
        ...list.actions,
        ...session.actions,
        ...createDialogueActions(context),
        ...createCompareActions(context),
        ...createMessageActions(context),
        ...marks.actions,
        ...logs.actions,
        ...createLookupActions(context),
        ...createFilterActions(context, list.change),
        ...createChoiceActions(context, session.open),
        ...createCaptureActions(context, {
          list: list.refresh,
          session: session.refresh,
          marks: marks.refresh,
          followLogs: logs.follow,
        }),
        ...createWindowActions(context),
        ...createExportActions(context),
      },
    };
  });
}
