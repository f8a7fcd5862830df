import type { AppActions } from './app-state.ts';
import type { ActionContext } from './action-context.ts';

type WindowActions = Pick<
  AppActions,
  'copy' | 'openLink' | 'setPreference' | 'showShortcuts' | 'dismissFailure'
>;

/** What belongs to the window rather than to a capture. */
export function createWindowActions({
  bridge,
  preferenceStore,
  get,
  set,
  report,
}: ActionContext): WindowActions {
  return {
    async copy(text) {
      try {
        await bridge.copyText({ text });
        return true;
      } catch {
        return false;
      }
    },
    openLink(url) {
      void report(bridge.openLink({ url }));
    },
    setPreference(name, value) {
      const preferences = { ...get().preferences, [name]: value };
      set({ preferences });
      preferenceStore.write(preferences);
      if (name === 'theme') void report(bridge.setTheme({ theme: preferences.theme }));
    },
    showShortcuts(shown) {
      set({ shortcutsShown: shown });
    },
    dismissFailure() {
      set({ failure: undefined });
    },
  };
}
