import type { Workspace } from './app-state.ts';

/** Ids of the sessions that a command is for: those chosen together, else the one that is open. */
export function chosenOrSelected({
  chosen,
  selection,
}: Pick<Workspace, 'chosen' | 'selection'>): readonly number[] {
  if (chosen.size > 0) return [...chosen];
  return selection ? [selection.id] : [];
}
