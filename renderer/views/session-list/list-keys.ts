import type { KeyboardEvent } from 'react';
import type { AppActions } from '../../state/app-state.ts';

/** Handles a key press on the list itself; `openMenu` shows the menu of the chosen row. */
export function onListKey(
  event: KeyboardEvent,
  list: { readonly rowsInView: number; readonly matching: number },
  actions: AppActions,
  openMenu: () => void,
): void {
  if (event.target !== event.currentTarget) return;
  const { rowsInView, matching } = list;
  const held = event.ctrlKey || event.metaKey;
  // With Shift the choice grows, without it one session is chosen.
  const go = event.shiftKey ? actions.extendChoice : actions.moveSession;
  const goTo = event.shiftKey ? actions.chooseUpTo : actions.moveToSession;
  const plain: Readonly<Record<string, () => void>> = {
    ArrowDown: () => {
      go(1);
    },
    ArrowUp: () => {
      go(-1);
    },
    PageDown: () => {
      go(rowsInView);
    },
    PageUp: () => {
      go(-rowsInView);
    },
    Home: () => {
      goTo(0);
    },
    End: () => {
      goTo(matching - 1);
    },
    Enter: () => {
      document.querySelector<HTMLElement>('[data-dialogue]')?.focus();
    },
    Escape: actions.closeSession,
    ContextMenu: openMenu,
    ...(event.shiftKey && { F10: openMenu }),
  };
  const withControl: Readonly<Record<string, () => void>> = {
    a: actions.chooseAll,
    c: () => void actions.copyChosen('text'),
  };
  const moves = held ? withControl : plain;
  const move = Object.hasOwn(moves, event.key) ? moves[event.key] : undefined;
  if (!move) return;
  event.preventDefault();
  move();
}
