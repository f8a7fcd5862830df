import type { AppActions, AppState } from './app-state.ts';

/** Something the keyboard or the menu can ask for. Menu items send the command's name as the `command` event. */
export interface Command {
  readonly name: string;
  readonly title: string;
  readonly group: 'Sessions' | 'Dialogue' | 'Captures' | 'Window';
  /** As `KeyboardEvent.key` has them, shown in this order; with `Ctrl+` where Control (Command on a Mac) is held. */
  readonly keys: readonly string[];
  readonly run: (actions: AppActions, state: AppState) => void;
}

const focusFilter = () => {
  const box = document.querySelector<HTMLInputElement>('[data-filter-box]');
  box?.focus();
  box?.select();
};

/** The one list that keyboard, menu and shortcut sheet are made from. */
export const COMMANDS: readonly Command[] = [
  {
    name: 'next-step',
    title: 'Next command or reply',
    group: 'Dialogue',
    keys: ['j'],
    run: (actions) => {
      actions.moveStep(1);
    },
  },
  {
    name: 'previous-step',
    title: 'Previous command or reply',
    group: 'Dialogue',
    keys: ['k'],
    run: (actions) => {
      actions.moveStep(-1);
    },
  },
  {
    name: 'next-error',
    title: 'Next refusal, here or in the next session',
    group: 'Dialogue',
    keys: ['e'],
    run: (actions) => {
      actions.nextError();
    },
  },
  {
    name: 'toggle-details',
    title: 'Show or hide the details of a step',
    group: 'Dialogue',
    keys: ['d'],
    run: (actions, { preferences }) => {
      actions.setPreference('detailsShown', !preferences.detailsShown);
    },
  },
  {
    name: 'next-session',
    title: 'Next session',
    group: 'Sessions',
    keys: ['n'],
    run: (actions) => {
      actions.moveSession(1);
    },
  },
  {
    name: 'previous-session',
    title: 'Previous session',
    group: 'Sessions',
    keys: ['p'],
    run: (actions) => {
      actions.moveSession(-1);
    },
  },
  {
    name: 'find',
    title: 'Filter the sessions',
    group: 'Sessions',
    keys: ['/', 'Ctrl+f'],
    run: (actions) => {
      actions.show('sessions');
      requestAnimationFrame(focusFilter);
    },
  },
  {
    name: 'view-overview',
    title: 'Overview',
    group: 'Window',
    keys: ['1'],
    run: (actions) => {
      actions.show('overview');
    },
  },
  {
    name: 'view-sessions',
    title: 'Sessions',
    group: 'Window',
    keys: ['2'],
    run: (actions) => {
      actions.show('sessions');
    },
  },
  ...(['system', 'light', 'dark'] as const).map((theme): Command => ({
    name: `theme-${theme}`,
    title: theme === 'system' ? 'Colours of the system' : `${theme === 'light' ? 'Light' : 'Dark'} colours`,
    group: 'Window',
    keys: [],
    run: (actions) => {
      actions.setPreference('theme', theme);
    },
  })),
  {
    name: 'shortcuts',
    title: 'This list of shortcuts',
    group: 'Window',
    keys: ['?'],
    run: (actions, { shortcutsShown }) => {
      actions.showShortcuts(!shortcutsShown);
    },
  },
  {
    name: 'open',
    title: 'Open a capture',
    group: 'Captures',
    keys: ['Ctrl+o'],
    run: (actions) => {
      actions.openDialog();
    },
  },
  {
    name: 'open-sample',
    title: 'Open the sample capture',
    group: 'Captures',
    keys: [],
    run: (actions) => {
      actions.openSample();
    },
  },
  {
    name: 'close-capture',
    title: 'Close this capture',
    group: 'Captures',
    keys: ['Ctrl+w'],
    run: (actions, { activeId }) => {
      if (activeId !== undefined) actions.closeCapture(activeId);
    },
  },
  {
    name: 'next-capture',
    title: 'Next open capture',
    group: 'Captures',
    keys: ['Ctrl+Tab'],
    run: (actions, state) => {
      actions.activate(captureAfter(state, 1));
    },
  },
  {
    name: 'previous-capture',
    title: 'Previous open capture',
    group: 'Captures',
    keys: ['Ctrl+Shift+Tab'],
    run: (actions, state) => {
      actions.activate(captureAfter(state, -1));
    },
  },
];

function captureAfter({ captures, activeId }: AppState, by: number): string {
  const place = captures.findIndex(({ captureId }) => captureId === activeId);
  return captures.at((place + by) % captures.length)?.captureId ?? '';
}

type KeyPress = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** The command that a key press stands for. */
export function commandOfKey(press: KeyPress): Command | undefined {
  if (press.altKey) return undefined;
  const held = press.ctrlKey || press.metaKey;
  // Shift makes other characters (such as "?"), which `key` has; only for named keys it must be told apart.
  const shift = held && press.shiftKey ? 'Shift+' : '';
  const name = `${held ? `Ctrl+${shift}` : ''}${press.key}`;
  return COMMANDS.find(({ keys }) => keys.includes(name));
}

export function commandOfName(name: string): Command | undefined {
  return COMMANDS.find((command) => command.name === name);
}
