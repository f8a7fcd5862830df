import { formatDialogue } from '../../shared/report/text/dialogue-text.ts';
import { PLAIN } from '../../shared/report/text/palette.ts';
import type { Session } from '../../shared/model/session.ts';
import { exchangeAsText } from '../dialogue/exchange-text.ts';
import { stepsOf } from '../dialogue/steps.ts';
import { swaksCommand } from '../dialogue/swaks-command.ts';
import { wiresharkFilter } from '../dialogue/wireshark-filter.ts';
import type { AppActions, AppState, Workspace } from './app-state.ts';
import type { Command } from './command.ts';
import { openMessageOf } from './open-message.ts';

function openWorkspace({ activeId, workspaces }: AppState): Workspace | undefined {
  return activeId === undefined ? undefined : workspaces.get(activeId);
}

function onSession(
  act: (session: Session, workspace: Workspace, actions: AppActions) => void,
): Command['run'] {
  return (actions, state) => {
    const workspace = openWorkspace(state);
    if (workspace?.selection && workspace.session) act(workspace.session, workspace, actions);
  };
}

/** Copies a text made of the open session, and says so. */
function copying(what: string, textOf: (session: Session, workspace: Workspace) => string): Command['run'] {
  return onSession((session, workspace, actions) => {
    void actions.copy(textOf(session, workspace)).then((copied) => {
      if (copied) actions.announce(`${what} copied`);
    });
  });
}

/** Columns that copied text is wrapped at. */
const WIDTH = 100;

const dialogueText = (session: Session) =>
  [...formatDialogue(session, { palette: PLAIN, width: WIDTH })].join('').trimEnd();

/** What can be copied of the open session; the menu of the dialogue shows these. */
export const COPY_COMMANDS: readonly Command[] = [
  {
    name: 'copy-dialogue',
    title: 'Copy the dialogue',
    group: 'Dialogue',
    keys: [],
    run: copying('Dialogue', dialogueText),
  },
  {
    name: 'copy-exchange',
    title: 'Copy this command with its reply',
    group: 'Dialogue',
    keys: [],
    run: copying('Exchange', (session, { step }) => exchangeAsText(session, step)),
  },
  {
    name: 'copy-wireshark-filter',
    title: 'Copy as Wireshark filter',
    group: 'Dialogue',
    keys: [],
    run: copying('Wireshark filter', wiresharkFilter),
  },
  {
    name: 'copy-swaks',
    title: 'Copy as swaks command',
    group: 'Dialogue',
    keys: [],
    run: copying('swaks command', (session, { step }) => {
      const current = stepsOf(session).find(({ key }) => key === step);
      return swaksCommand(session, current?.kind === 'message' ? current.transaction : undefined);
    }),
  },
];

/** What can be done in the open session besides stepping. */
export const DIALOGUE_COMMANDS: readonly Command[] = [
  {
    name: 'find-in-session',
    title: 'Find in this session',
    group: 'Dialogue',
    keys: ['Ctrl+f'],
    run: (actions, state) => {
      const workspace = openWorkspace(state);
      if (!workspace?.selection || !workspace.session) {
        actions.show('sessions');
        requestAnimationFrame(() => document.querySelector<HTMLElement>('[data-filter-box]')?.focus());
        return;
      }
      // A bar that is just being opened takes the keyboard by itself.
      const box = document.querySelector<HTMLInputElement>('[data-find-box]');
      actions.openFind();
      box?.focus();
      box?.select();
    },
  },
  {
    name: 'find-next',
    title: 'Next place found',
    group: 'Dialogue',
    keys: ['F3'],
    run: onSession((_session, _workspace, actions) => {
      actions.moveFind(1);
    }),
  },
  {
    name: 'find-previous',
    title: 'Previous place found',
    group: 'Dialogue',
    keys: ['Shift+F3'],
    run: onSession((_session, _workspace, actions) => {
      actions.moveFind(-1);
    }),
  },
  {
    name: 'jump',
    title: 'Go to a packet',
    group: 'Dialogue',
    keys: ['g', 'Ctrl+g'],
    run: onSession((_session, _workspace, actions) => {
      actions.showDialog('jump');
    }),
  },
  {
    name: 'message',
    title: 'Look into the message, or back to the dialogue',
    group: 'Dialogue',
    keys: ['m'],
    run: onSession((session, workspace, actions) => {
      if (openMessageOf(workspace, session)) actions.closeMessage();
      else actions.openMessage();
    }),
  },
  {
    name: 'lookup',
    title: 'Ask the DNS about this session',
    group: 'Dialogue',
    keys: ['D'],
    run: onSession((_session, _workspace, actions) => {
      actions.showDialog('lookup');
    }),
  },
  {
    name: 'save-message',
    title: 'Save the open message as .eml',
    group: 'Dialogue',
    keys: [],
    run: onSession((session, workspace, actions) => {
      if (openMessageOf(workspace, session)) void actions.savePart('');
      else actions.openMessage();
    }),
  },
  {
    name: 'toggle-ladder',
    title: 'Ladder or steps',
    group: 'Dialogue',
    keys: ['l'],
    run: (actions, { preferences }) => {
      actions.setPreference('dialogueMode', preferences.dialogueMode === 'ladder' ? 'steps' : 'ladder');
    },
  },
  {
    name: 'step-times',
    title: 'Times: since the start, since the step before, by the clock',
    group: 'Dialogue',
    keys: ['t'],
    run: (actions, { preferences }) => {
      const next = { relative: 'delta', delta: 'clock', clock: 'relative' } as const;
      actions.setPreference('stepTime', next[preferences.stepTime]);
    },
  },
  {
    name: 'toggle-pipelines',
    title: 'Replies beside their pipelined commands',
    group: 'Dialogue',
    keys: [],
    run: (actions, { preferences }) => {
      actions.setPreference('pipelinesGrouped', !preferences.pipelinesGrouped);
    },
  },
  {
    name: 'compare',
    title: 'Compare two sessions',
    group: 'Sessions',
    keys: ['c'],
    run: (actions) => {
      actions.compare();
    },
  },
  ...COPY_COMMANDS,
];
