import type { CaptureId } from '../../shared/ipc/contract.ts';
import type { Session } from '../../shared/model/session.ts';
import { findInSteps, firstMatchFrom } from '../dialogue/find.ts';
import { stepsOf } from '../dialogue/steps.ts';
import type { ActionContext } from './action-context.ts';
import type { AppActions, Workspace } from './app-state.ts';
import type { DialogueState } from './dialogue-state.ts';

type DialogueActions = Pick<
  AppActions,
  'foldStep' | 'openFind' | 'closeFind' | 'setFind' | 'moveFind' | 'loadWire'
>;

/** Folding, finding and jumping in the open session. */
export function createDialogueActions({ bridge, get, update, report }: ActionContext): DialogueActions {
  const change = (how: (dialogue: DialogueState, workspace: Workspace) => Partial<DialogueState>) => {
    const captureId = get().activeId;
    if (captureId === undefined) return;
    update(captureId, (workspace) => ({
      dialogue: { ...workspace.dialogue, ...how(workspace.dialogue, workspace) },
    }));
  };
  const goToMatch = (place: (matchCount: number, dialogue: DialogueState, first: number) => number) => {
    const captureId = get().activeId;
    const workspace = captureId === undefined ? undefined : get().workspaces.get(captureId);
    if (captureId === undefined || !workspace?.session) return;
    const { session, dialogue, step } = workspace;
    const steps = stepsOf(session);
    const { matches } = findInSteps(steps, session, dialogue.find);
    const findPlace = place(matches.length, dialogue, firstMatchFrom(matches, steps, step));
    const match = matches[findPlace];
    update(captureId, (now) => ({
      dialogue: { ...now.dialogue, findPlace },
      ...(match && { step: match.stepKey }),
    }));
  };

  return {
    foldStep(key, open) {
      change(({ folds }) => ({ folds: new Map(folds).set(key, open) }));
    },
    openFind() {
      change((_, { session }) => (session ? { findShown: true, findPlace: 0 } : {}));
    },
    closeFind() {
      change(() => ({ findShown: false }));
    },
    setFind(query) {
      change(({ find }) => ({ find: { ...find, ...query } }));
      goToMatch((_count, _dialogue, first) => first);
    },
    moveFind(by) {
      goToMatch((count, { findPlace }) => (count === 0 ? 0 : (findPlace + by + count) % count));
    },
    loadWire: createWireLoader({ bridge, get, update, report }),
  };
}

type Loading = Pick<ActionContext, 'bridge' | 'get' | 'update' | 'report'>;

function createWireLoader({ bridge, get, update, report }: Loading) {
  const loading = new Set<string>();
  return () => {
    const captureId: CaptureId | undefined = get().activeId;
    const workspace = captureId === undefined ? undefined : get().workspaces.get(captureId);
    const session: Session | undefined = workspace?.session;
    if (captureId === undefined || !session || workspace?.dialogue.wire?.sessionId === session.id) return;
    const ask = `${captureId} ${session.id}`;
    if (loading.has(ask)) return;
    loading.add(ask);
    void report(bridge.wire({ captureId, sessionId: session.id })).then((wire) => {
      loading.delete(ask);
      update(captureId, ({ session: now, dialogue }) =>
        wire && now?.id === session.id
          ? { dialogue: { ...dialogue, wire: { sessionId: session.id, wire } } }
          : {},
      );
    });
  };
}
