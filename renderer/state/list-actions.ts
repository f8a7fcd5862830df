import type { CaptureId } from '../../shared/ipc/contract.ts';
import { causeTerm } from '../../shared/query/filter/cause-term.ts';
import type { AppActions, Workspace } from './app-state.ts';
import type { ActionContext } from './action-context.ts';
import { missingPage, PAGE_ROWS, queryKey, withPage } from './row-cache.ts';

type ListActions = Pick<AppActions, 'show' | 'sortBy' | 'showRows' | 'showCause'>;

interface Range {
  readonly start: number;
  readonly end: number;
}

/** The session list: which rows are there, in what order, and loading them as they come into view. */
export function createListActions(context: ActionContext): {
  readonly actions: ListActions;
  /** Changes what the active capture's list shows. */
  readonly change: (change: Partial<Workspace>) => void;
  readonly refresh: (captureId: CaptureId) => void;
} {
  const { get, update } = context;
  const { refresh, setRange } = createRowLoader(context);
  const locate = createLocator(context);

  const change = (how: (workspace: Workspace) => Partial<Workspace>) => {
    const captureId = get().activeId;
    if (captureId === undefined) return;
    update(captureId, how);
    refresh(captureId);
    void locate(captureId);
  };
  const show = (view: Workspace['chosenView']) => {
    const captureId = get().activeId;
    if (captureId !== undefined) update(captureId, () => ({ chosenView: view }));
  };

  return {
    refresh,
    change: (to) => {
      change(() => to);
    },
    actions: {
      show,
      sortBy(key) {
        change(({ sort }) => ({ sort: { key, descending: sort.key === key && !sort.descending } }));
      },
      showRows(start, end) {
        const captureId = get().activeId;
        if (captureId === undefined) return;
        setRange(captureId, { start, end });
        refresh(captureId);
      },
      showCause(cause) {
        get().actions.setFilter(causeTerm(cause));
        show('sessions');
      },
    },
  };
}

/** Keeps the rows in view loaded and fresh: one call at a time a capture, always for what is wanted by then. */
function createRowLoader({ bridge, get, update, report }: ActionContext) {
  const ranges = new Map<CaptureId, Range>();
  const loading = new Set<CaptureId>();

  const loadMissing = async (captureId: CaptureId) => {
    for (;;) {
      const workspace = get().workspaces.get(captureId);
      const revision = get().captures.find((each) => each.captureId === captureId)?.revision;
      if (workspace === undefined || revision === undefined) return;
      const { filter, sort } = workspace;
      const query = queryKey(filter, sort);
      const range = ranges.get(captureId) ?? { start: 0, end: PAGE_ROWS };
      const page = missingPage(workspace.list, query, revision, range);
      if (page === undefined) return;
      const answer = await report(
        bridge.sessions({ captureId, filter, sort, offset: page * PAGE_ROWS, limit: PAGE_ROWS }),
      );
      if (answer === undefined) return;
      update(captureId, (now) =>
        queryKey(now.filter, now.sort) === query
          ? { list: withPage(now.list, query, page, revision, answer) }
          : {},
      );
    }
  };
  return {
    setRange(captureId: CaptureId, range: Range) {
      ranges.set(captureId, range);
    },
    refresh(captureId: CaptureId) {
      if (loading.has(captureId)) return;
      loading.add(captureId);
      void loadMissing(captureId).finally(() => loading.delete(captureId));
    },
  };
}

/** Finds out where the chosen session stands after the list has been filtered or sorted anew. */
function createLocator({ bridge, get, update, report }: ActionContext) {
  return async (captureId: CaptureId) => {
    const workspace = get().workspaces.get(captureId);
    if (workspace?.selection === undefined) return;
    const { filter, sort, selection } = workspace;
    const { id } = selection;
    update(captureId, () => ({ selection: { id, index: undefined } }));
    const place = await report(bridge.locateSession({ captureId, filter, sort, id, want: 'self' }));
    update(captureId, (now) => {
      const stillWanted = now.selection?.id === id && now.filter === filter && now.sort === sort;
      return stillWanted ? { selection: { id, index: place?.index } } : {};
    });
  };
}
