import type { Dialog } from './app-state.ts';
import type { Command } from './command.ts';

/** Opens a dialog, or closes it where it is open. */
export function toggleDialog(dialog: Dialog): Command['run'] {
  return (actions, state) => {
    actions.showDialog(state.dialog === dialog ? undefined : dialog);
  };
}
