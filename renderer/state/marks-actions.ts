import type { CaptureId, CaptureMarks } from '../../shared/ipc/contract.ts';
import type { ActionContext } from './action-context.ts';
import type { AppActions, Workspace } from './app-state.ts';
import { chosenOrSelected } from './chosen-sessions.ts';
import { rowAt } from './row-cache.ts';

type MarksActions = Pick<AppActions, 'setNote' | 'togglePins' | 'clearPins' | 'clearNotes'>;

/** Notes on sessions and pinned sessions: stored by the main process, found again with the capture. */
export function createMarksActions(context: ActionContext): {
  readonly actions: MarksActions;
  readonly refresh: (captureId: CaptureId) => void;
} {
  const { bridge, get, update, report } = context;
  const take = async (captureId: CaptureId, answer: Promise<CaptureMarks>) => {
    const marks = await report(answer);
    if (!marks) return;
    update(captureId, () => ({ marks }));
    await loadPinnedRows(context, captureId, marks.pins);
  };
  const setPins = (captureId: CaptureId, firstPackets: readonly number[]) =>
    take(captureId, bridge.setPins({ captureId, firstPackets }));
  const setNotes = async (captureId: CaptureId, notes: CaptureMarks['notes']) => {
    for (const { firstPacket, text } of notes)
      await take(captureId, bridge.setNote({ captureId, firstPacket, text }));
  };
  const active = (): { captureId: CaptureId; workspace: Workspace } | undefined => {
    const captureId = get().activeId;
    const workspace = captureId === undefined ? undefined : get().workspaces.get(captureId);
    return captureId === undefined || !workspace ? undefined : { captureId, workspace };
  };

  return {
    refresh(captureId) {
      void take(captureId, bridge.captureMarks({ captureId }));
    },
    actions: {
      setNote(firstPacket, text) {
        const captureId = get().activeId;
        if (captureId !== undefined) void take(captureId, bridge.setNote({ captureId, firstPacket, text }));
      },
      togglePins() {
        const found = active();
        if (!found) return;
        const { captureId, workspace } = found;
        const wanted = firstPacketsOf(workspace);
        const pins = workspace.marks.pins;
        const allPinned = wanted.every((packet) => pins.includes(packet));
        const others = pins.filter((packet) => !wanted.includes(packet));
        if (wanted.length > 0) void setPins(captureId, allPinned ? others : [...others, ...wanted]);
      },
      clearPins() {
        const found = active();
        if (!found || found.workspace.marks.pins.length === 0) return;
        const { captureId, workspace } = found;
        const { pins } = workspace.marks;
        void setPins(captureId, []);
        get().actions.offerUndo(
          'All sessions of this capture unpinned.',
          () => void setPins(captureId, pins),
        );
      },
      clearNotes() {
        const found = active();
        if (!found || found.workspace.marks.notes.length === 0) return;
        const { captureId, workspace } = found;
        const { notes } = workspace.marks;
        void setNotes(
          captureId,
          notes.map((note) => ({ ...note, text: '' })),
        );
        get().actions.offerUndo('All notes on this capture deleted.', () => void setNotes(captureId, notes));
      },
    },
  };
}

async function loadPinnedRows(
  { bridge, update, report }: ActionContext,
  captureId: CaptureId,
  firstPackets: readonly number[],
): Promise<void> {
  const pinnedRows =
    firstPackets.length === 0 ? [] : await report(bridge.rowsByFirstPacket({ captureId, firstPackets }));
  if (pinnedRows) update(captureId, () => ({ pinnedRows }));
}

/** First packets of the chosen sessions, as far as their rows are loaded. */
function firstPacketsOf(workspace: Workspace): readonly number[] {
  const wanted = new Set(chosenOrSelected(workspace));
  const packets = new Set<number>();
  const take = (row: { readonly id: number; readonly firstPacket: number } | undefined) => {
    if (row && wanted.has(row.id)) packets.add(row.firstPacket);
  };
  take(workspace.session);
  workspace.pinnedRows.forEach(take);
  for (const { rows } of workspace.list.pages.values()) rows.forEach(take);
  take(rowAt(workspace.list, workspace.selection?.index ?? -1));
  return [...packets];
}
