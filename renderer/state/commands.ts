import { COPY_FORMATS } from '../../shared/ipc/contract.ts';
import { CAPTURE_COMMANDS } from './capture-commands.ts';
import type { Command } from './command.ts';
import { DIALOGUE_COMMANDS } from './dialogue-commands.ts';
import { toggleDialog } from './toggle-dialog.ts';

export type { Command };

const focusFilter = () => {
  const box = document.querySelector<HTMLInputElement>('[data-filter-box]');
  box?.focus();
  box?.select();
};

const COPY_TITLES = { text: 'text', csv: 'CSV', markdown: 'Markdown' } as const;

/** The one list that keyboard, menu, command palette and shortcut sheet are made from. */
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
  ...DIALOGUE_COMMANDS,
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
    keys: ['/'],
    run: (actions) => {
      actions.show('sessions');
      // One that is drawn only now takes the focus itself.
      document.querySelector<HTMLElement>('[data-session-list]')?.focus();
      // At once: who types on must not lose a letter.
      focusFilter();
    },
  },
  {
    name: 'clear-filter',
    title: 'Clear the filter',
    group: 'Sessions',
    keys: [],
    run: (actions) => {
      actions.setFilter('');
    },
  },
  {
    name: 'pin',
    title: 'Pin the chosen sessions, or unpin them',
    group: 'Sessions',
    keys: ['P'],
    run: (actions) => {
      actions.togglePins();
    },
  },
  {
    name: 'note',
    title: 'Write a note on the session',
    group: 'Sessions',
    keys: ['N'],
    run: (actions, { activeId, workspaces }) => {
      const workspace = activeId === undefined ? undefined : workspaces.get(activeId);
      if (workspace?.selection && workspace.session) actions.showDialog('note');
    },
  },
  ...COPY_FORMATS.map((format): Command => ({
    name: `copy-${format}`,
    title: `Copy the chosen sessions as ${COPY_TITLES[format]}`,
    group: 'Sessions',
    keys: format === 'text' ? ['Ctrl+Shift+C'] : [],
    run: (actions) => {
      void actions.copyChosen(format);
    },
  })),
  {
    name: 'colour-rows',
    title: 'Rows in the colour of their outcome',
    group: 'Sessions',
    keys: [],
    run: (actions, { preferences }) => {
      actions.setPreference('rowsColoured', !preferences.rowsColoured);
    },
  },
  {
    name: 'unpin-all',
    title: 'Unpin all sessions of this capture',
    group: 'Sessions',
    keys: [],
    run: (actions) => {
      actions.clearPins();
    },
  },
  {
    name: 'delete-notes',
    title: 'Delete all notes on this capture',
    group: 'Sessions',
    keys: [],
    run: (actions) => {
      actions.clearNotes();
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
    name: 'palette',
    title: 'All commands',
    group: 'Window',
    keys: ['Ctrl+k', 'Ctrl+Shift+P'],
    run: toggleDialog('palette'),
  },
  {
    name: 'shortcuts',
    title: 'This list of shortcuts',
    group: 'Window',
    keys: ['?'],
    run: toggleDialog('shortcuts'),
  },
  {
    name: 'export',
    title: 'Export report…',
    group: 'Captures',
    keys: ['Ctrl+e'],
    run: (actions, state) => {
      if (state.activeId !== undefined) toggleDialog('export')(actions, state);
    },
  },
  {
    name: 'allow',
    title: 'Configuration that lets addresses past blocklists',
    group: 'Window',
    keys: [],
    run: (actions) => {
      actions.allow({ ranges: '', why: '', program: undefined });
    },
  },
  {
    name: 'settings',
    title: 'Settings',
    group: 'Window',
    keys: ['Ctrl+,'],
    run: toggleDialog('settings'),
  },
  {
    name: 'undo',
    title: 'Undo what was just closed, unpinned or deleted',
    group: 'Window',
    keys: ['Ctrl+z'],
    notInFields: true,
    run: (actions) => {
      actions.undo();
    },
  },
  ...CAPTURE_COMMANDS,
];

type KeyPress = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** The command that a key press stands for. */
export function commandOfKey(press: KeyPress): Command | undefined {
  if (press.altKey) return undefined;
  const held = press.ctrlKey || press.metaKey;
  // Shift makes other characters (such as "?"), which `key` has; only for named keys it must be told apart.
  const isNamed = /^F\d+$/.test(press.key);
  const shift = (held || isNamed) && press.shiftKey ? 'Shift+' : '';
  const name = `${held ? 'Ctrl+' : ''}${shift}${press.key}`;
  return COMMANDS.find(({ keys }) => keys.includes(name));
}

export function commandOfName(name: string): Command | undefined {
  return COMMANDS.find((command) => command.name === name);
}
