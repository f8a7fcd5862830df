import type { ActionContext } from './action-context.ts';
import type { AppActions } from './app-state.ts';
import type { CompareState } from './dialogue-state.ts';
import { alignSessions } from '../dialogue/align-sessions.ts';
import { partingRow } from '../dialogue/compare-summary.ts';

type CompareActions = Pick<
  AppActions,
  'compare' | 'compareSessions' | 'selectComparedRow' | 'swapCompared' | 'closeCompare'
>;

/** Putting two sessions side by side. */
export function createCompareActions({ bridge, get, update, report }: ActionContext): CompareActions {
  const change = (how: (compare: CompareState) => CompareState) => {
    const captureId = get().activeId;
    if (captureId === undefined) return;
    update(captureId, ({ compare }) => (compare ? { compare: how(compare) } : {}));
  };
  const close = () => {
    const captureId = get().activeId;
    if (captureId !== undefined) update(captureId, () => ({ compare: undefined }));
  };
  const load = async (captureId: string, leftId: number, rightId: number) => {
    const sessions = await report(
      Promise.all([leftId, rightId].map((id) => bridge.session({ captureId, id }))),
    );
    const [left, right] = sessions ?? [];
    if (!left || !right) return;
    const row = partingRow(alignSessions(left, right))?.place ?? 0;
    update(captureId, () => ({ compare: { left, right, row }, chosenView: 'sessions' }));
  };

  return {
    compare() {
      const captureId = get().activeId;
      const workspace = captureId === undefined ? undefined : get().workspaces.get(captureId);
      const [first, second, third] = workspace?.chosen ?? [];
      if (captureId !== undefined && first !== undefined && second !== undefined && third === undefined)
        void load(captureId, Math.min(first, second), Math.max(first, second));
      else if (workspace?.session && workspace.selection) get().actions.showDialog('compare-with');
    },
    compareSessions(leftId, rightId) {
      const captureId = get().activeId;
      if (captureId !== undefined) void load(captureId, leftId, rightId);
    },
    selectComparedRow(row) {
      change((compare) => ({ ...compare, row }));
    },
    swapCompared() {
      change((compare) => ({ ...compare, left: compare.right, right: compare.left }));
    },
    closeCompare: close,
  };
}
