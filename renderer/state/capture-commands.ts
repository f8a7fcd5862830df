import type { AppState } from './app-state.ts';
import type { Command } from './command.ts';
import { toggleDialog } from './toggle-dialog.ts';

/** What is done with open captures and their tabs. */
export const CAPTURE_COMMANDS: readonly Command[] = [
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
    name: 'open-log',
    title: 'Open mail logs beside this capture',
    group: 'Captures',
    keys: ['Ctrl+l'],
    run: (actions, { activeId }) => {
      if (activeId !== undefined) actions.openLogs();
    },
  },
  {
    name: 'logs',
    title: 'Mail logs: what they tell, and what the capture does not hold',
    group: 'Captures',
    keys: [],
    run: (actions, state) => {
      if (state.activeId !== undefined) toggleDialog('logs')(actions, state);
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
    name: 'reopen-capture',
    title: 'Open the capture closed last',
    group: 'Captures',
    keys: ['Ctrl+Shift+T'],
    run: (actions) => {
      actions.reopenClosed();
    },
  },
  {
    name: 'open-in-wireshark',
    title: 'Open in Wireshark, at this packet',
    group: 'Captures',
    keys: ['w'],
    run: (actions) => {
      actions.openInWireshark();
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
  {
    name: 'tab-right',
    title: 'Move this capture’s tab to the right',
    group: 'Captures',
    keys: ['Ctrl+Shift+PageDown'],
    run: moveTab(1),
  },
  {
    name: 'tab-left',
    title: 'Move this capture’s tab to the left',
    group: 'Captures',
    keys: ['Ctrl+Shift+PageUp'],
    run: moveTab(-1),
  },
];

/** Moves the tab of the capture in front to the left or to the right. */
function moveTab(by: number): Command['run'] {
  return (actions, { captures, activeId }) => {
    const place = captures.findIndex(({ captureId }) => captureId === activeId);
    if (activeId !== undefined) actions.moveCapture(activeId, Math.max(0, place + by));
  };
}

function captureAfter({ captures, activeId }: AppState, by: number): string {
  const place = captures.findIndex(({ captureId }) => captureId === activeId);
  return captures.at((place + by) % captures.length)?.captureId ?? '';
}
