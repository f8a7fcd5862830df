import type { Workspace } from './app-state.ts';
import { NEW_DIALOGUE } from './dialogue-state.ts';
import { NO_ROWS } from './row-cache.ts';

/** A capture that has just been opened. */
export const NEW_WORKSPACE: Workspace = {
  chosenView: undefined,
  overview: undefined,
  selection: undefined,
  session: undefined,
  step: undefined,
  restarted: undefined,
  filterText: '',
  filter: '',
  chosen: new Set(),
  anchor: undefined,
  marks: { notes: [], pins: [] },
  pinnedRows: [],
  sort: { key: 'startedAt', descending: false },
  list: NO_ROWS,
  packets: new Map(),
  sources: new Map(),
  dialogue: NEW_DIALOGUE,
  compare: undefined,
  message: undefined,
  logs: undefined,
  lookup: undefined,
  unmatchedLog: undefined,
};
