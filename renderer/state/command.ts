import type { AppActions, AppState } from './app-state.ts';

/** Something the keyboard or the menu can ask for. Menu items send the command's name as the `command` event. */
export interface Command {
  readonly name: string;
  readonly title: string;
  readonly group: 'Sessions' | 'Dialogue' | 'Captures' | 'Window';
  /** As `KeyboardEvent.key` has them, shown in this order; with `Ctrl+` where Control (Command on a Mac) is held. */
  readonly keys: readonly string[];
  /** In a text field the keys mean what they always mean there. */
  readonly notInFields?: true;
  readonly run: (actions: AppActions, state: AppState) => void;
}
