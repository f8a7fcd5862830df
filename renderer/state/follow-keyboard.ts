import type { AppStore } from './app-store.ts';
import { commandOfKey } from './commands.ts';

/** Turns key presses anywhere in the window into commands; returns the way to stop. */
export function followKeyboard(store: AppStore): () => void {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing) return;
    const command = commandOfKey(event);
    if (command === undefined) return;
    const held = event.ctrlKey || event.metaKey;
    // A letter typed into a field is text.
    if ((!held || command.notInFields) && isField(event.target)) return;
    // Behind an open dialog nothing moves; what opened it closes it.
    const { dialog } = store.getState();
    if (dialog !== undefined && command.name !== dialog) return;
    event.preventDefault();
    command.run(store.getState().actions, store.getState());
  };
  document.addEventListener('keydown', onKeyDown);
  return () => {
    document.removeEventListener('keydown', onKeyDown);
  };
}

function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable="true"]');
}
