import type { ColumnChoice } from '../../state/preferences.ts';
import { ADDRESSES_FROM, COLUMNS, type Column } from './columns.tsx';

export interface ColumnLayout {
  readonly columns: readonly Column[];
  /** For `grid-template-columns`, in the same order. */
  readonly tracks: readonly string[];
  /** CSS pixels below which the list scrolls sideways; 0 where the columns always fit. */
  readonly minWidth: number;
  /** Client and server have no column of their own. */
  readonly narrow: boolean;
}

/** The columns on screen: those the user chose, else those that fit into the list. */
export function layoutColumns(choices: readonly ColumnChoice[], listWidth: number): ColumnLayout {
  if (choices.length === 0) {
    const columns = columnsThatFit(listWidth);
    return {
      columns,
      tracks: columns.map(({ track }) => track),
      minWidth: 0,
      narrow: listWidth < ADDRESSES_FROM,
    };
  }
  const chosen = completeChoices(choices).flatMap(({ id, shown, width }) => {
    const column = COLUMNS.find((each) => each.id === id);
    return column && shown ? [{ column, width }] : [];
  });
  const columns = chosen.map(({ column }) => column);
  return {
    columns,
    tracks: chosen.map(({ column, width }) => (width === undefined ? flexible(column) : `${width}px`)),
    minWidth: chosen.reduce((sum, { column, width }) => sum + (width ?? column.min) + COLUMN_GAP, COLUMN_GAP),
    narrow: !columns.some(({ id }) => id === 'client' || id === 'server'),
  };
}

/** As --space-4 in the tokens. */
const COLUMN_GAP = 12;
const WIDEST = 1200;

/** A column never gets narrower than its least, even where its track would let it. */
function flexible({ track, min }: Column): string {
  return track.replace(/^minmax\([^,]+,/, `minmax(${min}px,`);
}

function columnsThatFit(listWidth: number): readonly Column[] {
  return COLUMNS.filter(({ from = Infinity, until = Infinity }) => listWidth >= from && listWidth < until);
}

/** Every column in the user's order, shown or not; what a first change starts from. */
export function choicesNow(choices: readonly ColumnChoice[], listWidth: number): readonly ColumnChoice[] {
  if (choices.length > 0) return completeChoices(choices);
  const shown = new Set(columnsThatFit(listWidth).map(({ id }) => (id === 'short-code' ? 'code' : id)));
  return completeChoices(CHOOSABLE.map((id) => ({ id, shown: shown.has(id) })));
}

/** The short form of a column is the list's own, not for choosing. */
const CHOOSABLE = COLUMNS.filter(({ until }) => until === undefined).map(({ id }) => id);

/** Stored choices may be of another version: unknown columns go, new ones come last, hidden. */
function completeChoices(choices: readonly ColumnChoice[]): readonly ColumnChoice[] {
  const known = choices.filter(
    ({ id }, place) => CHOOSABLE.includes(id) && choices.findIndex((each) => each.id === id) === place,
  );
  const missing = CHOOSABLE.filter((id) => !known.some((each) => each.id === id));
  return [...known, ...missing.map((id) => ({ id, shown: false }))];
}

export function toggleColumn(choices: readonly ColumnChoice[], id: string): readonly ColumnChoice[] {
  const toggled = choices.map((each) => (each.id === id ? { ...each, shown: !each.shown } : each));
  // A list without a column would leave nothing to click at.
  return toggled.some(({ shown }) => shown) ? toggled : choices;
}

/** Moves a column `by` places among all, or among those shown only. */
export function moveColumn(
  choices: readonly ColumnChoice[],
  id: string,
  by: number,
  amongShown = false,
): readonly ColumnChoice[] {
  const from = choices.findIndex((each) => each.id === id);
  const moved = choices[from];
  if (!moved) return choices;
  const row = choices.filter((each) => !amongShown || each.shown);
  const neighbour = row[row.indexOf(moved) + by];
  if (!neighbour) return choices;
  const rest = choices.filter((each) => each !== moved);
  const to = rest.indexOf(neighbour) + (by > 0 ? 1 : 0);
  return [...rest.slice(0, to), moved, ...rest.slice(to)];
}

/** `width` in CSS pixels; undefined gives the column back to the layout. */
export function resizeColumn(
  choices: readonly ColumnChoice[],
  id: string,
  width: number | undefined,
): readonly ColumnChoice[] {
  const least = COLUMNS.find((each) => each.id === id)?.min ?? 0;
  return choices.map((each) => {
    if (each.id !== id) return each;
    const { shown } = each;
    if (width === undefined) return { id, shown };
    return { id, shown, width: Math.round(Math.max(least, Math.min(WIDEST, width))) };
  });
}
