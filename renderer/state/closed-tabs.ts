import type { Workspace } from './app-state.ts';

type Kept = Pick<Workspace, 'chosenView' | 'filterText' | 'filter' | 'sort' | 'selection' | 'step'>;

const TABS_KEPT = 20;

/** What a tab that was closed had chosen, for when its capture is opened again. */
export function createClosedTabs() {
  const tabs: { readonly name: string; readonly kept: Kept }[] = [];
  return {
    keep(name: string | undefined, workspace: Workspace | undefined): void {
      if (name === undefined || !workspace) return;
      const { chosenView, filterText, filter, sort, selection, step } = workspace;
      tabs.push({ name, kept: { chosenView, filterText, filter, sort, selection, step } });
      if (tabs.length > TABS_KEPT) tabs.shift();
    },
    /** What the capture closed last had, if it is this one; it is then forgotten here. */
    take(name: string | undefined): Kept | undefined {
      const last = tabs.at(-1);
      if (!last || last.name !== name) return undefined;
      tabs.pop();
      return last.kept;
    },
  };
}
