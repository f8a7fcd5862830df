import type { AppActions } from './app-state.ts';
import type { ActionContext } from './action-context.ts';

type WindowActions = Pick<
  AppActions,
  | 'copy'
  | 'openLink'
  | 'setPreference'
  | 'showDialog'
  | 'allow'
  | 'announce'
  | 'offerUndo'
  | 'undo'
  | 'dismissToast'
  | 'dismissFailure'
  | 'fail'
>;

/** What belongs to the window rather than to a capture. */
export function createWindowActions({
  bridge,
  preferenceStore,
  get,
  set,
  report,
}: ActionContext): WindowActions {
  let lastToast = 0;
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
    showDialog(dialog) {
      set({ dialog });
    },
    allow(allowing) {
      set({ allowing, dialog: 'allow' });
    },
    announce(text) {
      set({ toast: { key: ++lastToast, text } });
    },
    offerUndo(text, undo) {
      set({ toast: { key: ++lastToast, text, undo } });
    },
    undo() {
      const { toast } = get();
      if (toast?.undo === undefined) return;
      set({ toast: undefined });
      toast.undo();
    },
    dismissToast() {
      set({ toast: undefined });
    },
    fail(message) {
      set({ failure: message });
    },
    dismissFailure() {
      set({ failure: undefined });
    },
  };
}
