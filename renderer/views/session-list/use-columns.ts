import { useActions, useApp } from '../../state/store-context.tsx';
import {
  choicesNow,
  layoutColumns,
  moveColumn,
  resizeColumn,
  toggleColumn,
  type ColumnLayout,
} from './column-layout.ts';
import type { ColumnChoice } from '../../state/preferences.ts';

export interface ColumnControl {
  readonly layout: ColumnLayout;
  readonly choices: readonly ColumnChoice[];
  toggle(id: string): void;
  move(id: string, by: number, amongShown?: boolean): void;
  resize(id: string, width: number | undefined): void;
  /** Back to the columns that fit. */
  reset(): void;
}

/** The columns of the list, and what can be done with them; remembered. */
export function useColumns(listWidth: number): ColumnControl {
  const stored = useApp(({ preferences }) => preferences.columns);
  const { setPreference } = useActions();
  const choices = choicesNow(stored, listWidth);
  const keep = (wanted: readonly ColumnChoice[]) => {
    setPreference('columns', wanted);
  };
  return {
    layout: layoutColumns(stored, listWidth),
    choices,
    toggle: (id) => {
      keep(toggleColumn(choices, id));
    },
    move: (id, by, amongShown) => {
      keep(moveColumn(choices, id, by, amongShown));
    },
    resize: (id, width) => {
      keep(resizeColumn(choices, id, width));
    },
    reset: () => {
      keep([]);
    },
  };
}
