import { toSessionRow } from '../../shared/query/session-row.ts';
import type { ActionContext } from './action-context.ts';
import type { AppActions } from './app-state.ts';
import type { CompareState } from './dialogue-state.ts';
import { alignSessions } from '../dialogue/align-sessions.ts';
import { isParting, partingRow } from '../dialogue/compare-summary.ts';

type CompareActions = Pick<
  AppActions,
  | 'compare'
  | 'findSessions'
  | 'compareSessions'
  | 'selectComparedRow'
  | 'nextDifference'
  | 'swapCompared'
  | 'closeCompare'
>;

/** Sessions offered for a comparison. */
const ROWS_SHOWN = 40;
const BY_TIME = { key: 'startedAt', descending: false } as const;

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

  const rowOf = async (captureId: string, id: number) => {
    const session = await report(bridge.session({ captureId, id }));
    return session ? [toSessionRow(session)] : [];
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
    async findSessions(text) {
      const captureId = get().activeId;
      if (captureId === undefined) return [];
      const id = /^#?(\d+)$/.exec(text.trim())?.[1];
      const exact = id === undefined ? [] : await rowOf(captureId, Number(id));
      const query = { captureId, filter: text, sort: get().workspaces.get(captureId)?.sort ?? BY_TIME };
      const page = await report(bridge.sessions({ ...query, offset: 0, limit: ROWS_SHOWN }));
      const others = (page?.rows ?? []).filter((row) => row.id !== exact[0]?.id);
      return [...exact, ...others];
    },
    compareSessions(leftId, rightId) {
      const captureId = get().activeId;
      if (captureId !== undefined) void load(captureId, leftId, rightId);
    },
    selectComparedRow(row) {
      change((compare) => {
        const last = alignSessions(compare.left, compare.right).length - 1;
        return { ...compare, row: Math.max(0, Math.min(row, last)) };
      });
    },
    nextDifference() {
      change((compare) => {
        const different = alignSessions(compare.left, compare.right).filter(isParting);
        const next = different.find(({ place }) => place > compare.row) ?? different[0];
        return next ? { ...compare, row: next.place } : compare;
      });
    },
    swapCompared() {
      change((compare) => ({ ...compare, left: compare.right, right: compare.left }));
    },
    closeCompare: close,
  };
}
