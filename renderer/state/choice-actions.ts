import type { CaptureId } from '../../shared/ipc/contract.ts';
import type { ActionContext } from './action-context.ts';
import type { AppActions, Workspace } from './app-state.ts';
import { chosenOrSelected } from './chosen-sessions.ts';

type ChoiceActions = Pick<
  AppActions,
  'toggleChosen' | 'chooseUpTo' | 'extendChoice' | 'chooseAll' | 'copyChosen'
>;

/** As many sessions as one copy takes; the export has no such bound. */
const COPIED_AT_ONCE = 10_000;

/** Choosing several sessions at once: with Ctrl, with Shift, or all of them. */
export function createChoiceActions(
  context: ActionContext,
  open: (captureId: CaptureId, id: number, index: number) => void,
): ChoiceActions {
  const { bridge, get, set, update, report } = context;
  const active = (): { captureId: CaptureId; workspace: Workspace } | undefined => {
    const captureId = get().activeId;
    const workspace = captureId === undefined ? undefined : get().workspaces.get(captureId);
    return captureId === undefined || !workspace ? undefined : { captureId, workspace };
  };
  const idsOf = (captureId: CaptureId, { filter, sort }: Workspace, offset: number, limit: number) =>
    report(bridge.sessionIds({ captureId, filter, sort, offset, limit }));

  const chooseUpTo = async (index: number) => {
    const found = active();
    if (!found) return;
    const { captureId, workspace } = found;
    const last = Math.max(0, Math.min(index, workspace.list.matching - 1));
    const anchor = workspace.anchor ?? workspace.selection?.index ?? last;
    const from = Math.min(anchor, last);
    const ids = await idsOf(captureId, workspace, from, Math.abs(anchor - last) + 1);
    const id = ids?.[last - from];
    if (!ids || id === undefined) return;
    open(captureId, id, last);
    update(captureId, () => ({ chosen: new Set(ids), anchor }));
  };

  return {
    chooseUpTo: (index) => void chooseUpTo(index),
    extendChoice(by) {
      const index = active()?.workspace.selection?.index;
      void chooseUpTo(index === undefined ? 0 : index + by);
    },
    toggleChosen(id, index) {
      const found = active();
      if (!found) return;
      const { captureId, workspace } = found;
      const chosen = new Set(chosenOrSelected(workspace));
      if (chosen.has(id)) chosen.delete(id);
      else chosen.add(id);
      // The one clicked opens, unless it was just left out.
      if (chosen.has(id)) open(captureId, id, index);
      update(captureId, () => ({ chosen, anchor: index }));
    },
    chooseAll() {
      const found = active();
      if (!found) return;
      const { captureId, workspace } = found;
      void idsOf(captureId, workspace, 0, workspace.list.matching).then((ids) => {
        if (ids) update(captureId, () => ({ chosen: new Set(ids), anchor: 0 }));
      });
    },
    async copyChosen(format) {
      const found = active();
      if (!found) return;
      const { captureId, workspace } = found;
      const ids = chosenOrSelected(workspace);
      if (ids.length === 0) return;
      if (ids.length > COPIED_AT_ONCE) {
        set({
          failure: `At most ${COPIED_AT_ONCE.toLocaleString('en-US')} sessions can be copied at once; export a report for more.`,
        });
        return;
      }
      const inOrder = [...ids].sort((a, b) => a - b);
      const text = await report(bridge.sessionsAsText({ captureId, ids: inOrder, format }));
      if (text === undefined || !(await get().actions.copy(text))) return;
      const count = `${ids.length.toLocaleString('en-US')} ${ids.length === 1 ? 'session' : 'sessions'}`;
      get().actions.announce(`${count} copied as ${FORMAT_NAMES[format]}.`);
    },
  };
}

const FORMAT_NAMES = { text: 'text', csv: 'CSV', markdown: 'Markdown' } as const;
