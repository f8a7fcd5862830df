import type { FilterField } from './filter/field.ts';
import type { ValueMatcher } from './filter/matchers.ts';
import type { SessionRow } from './session-row.ts';
import type { SortKey } from './sort-rows.ts';

/** Tells whether the session at a position is wanted. */
export type PositionTest = (position: number) => boolean;

/**
 * Sessions in whatever form they are kept: as they are, or packed. Each has a position, a small whole number that stays
 * its own; positions rise with the ids, and some may be vacant.
 */
export interface SessionCollection {
  /** How many sessions there are. */
  count(): number;
  /** Rises with every session that comes, or comes again. */
  version(): number;
  /** Positions of the sessions that came, or came again, since a version; a position may stand there twice. */
  changedSince(version: number): Iterable<number>;
  /** All positions, rising. */
  positions(): Iterable<number>;
  /** Undefined when there is no session of that id. */
  positionOf(id: number): number | undefined;
  idAt(position: number): number;
  row(position: number): SessionRow;
  /** The values of a field, as `FilterField.values` gives them, though numbers may be texts. */
  values(field: FilterField, position: number): readonly (string | number)[];
  /** The values that occur in a field, as texts, with the number of sessions that have each. */
  tally(field: FilterField): ReadonlyMap<string, number>;
  /** What the session is sorted by, as `sortValue` gives it. */
  sortValue(key: SortKey, position: number): string | number;
  /** The test for sessions that have such a value in the field. It is of this version. */
  havingValue(field: FilterField, matches: ValueMatcher): PositionTest;
  /** The test for sessions with the text somewhere in them, as `sessionTexts` gives it. It is of this version. */
  havingText(text: string): PositionTest;
}
