import type { Workspace } from './app-state.ts';
import { NO_ROWS } from './row-cache.ts';

/** A capture that has just been opened. */
export const NEW_WORKSPACE: Workspace = {
  chosenView: undefined,
  overview: undefined,
  selection: undefined,
  session: undefined,
  step: undefined,
  restarted: undefined,
  filter: '',
  sort: { key: 'startedAt', descending: false },
  list: NO_ROWS,
  packets: new Map(),
};
