import type { Session } from '../../../shared/model/session.ts';
import type { FilterField } from '../../../shared/query/filter/field.ts';
import { FILTER_FIELDS } from '../../../shared/query/filter/fields.ts';
import { sessionTexts } from '../../../shared/query/filter/match-text.ts';
import type { ValueMatcher } from '../../../shared/query/filter/matchers.ts';
import type { PositionTest, SessionCollection } from '../../../shared/query/session-collection.ts';
import { toSessionRow, type SessionRow } from '../../../shared/query/session-row.ts';
import { SORT_KEYS, sortValue, type SortKey } from '../../../shared/query/sort-rows.ts';
import { createMessageColumns } from './message-columns.ts';
import { createNumberLists } from './number-lists.ts';
import { createPackedValues } from './packed-values.ts';
import { createSortColumn } from './sort-column.ts';
import { createTextIndex } from './text-index.ts';
import { createValueColumn } from './value-column.ts';

interface FieldColumn {
  set(position: number, values: readonly (string | number)[]): void;
  values(position: number): readonly (string | number)[];
  tally(): ReadonlyMap<string, number>;
  having(matches: ValueMatcher): PositionTest;
}

/** Whole numbers that hardly two sessions have in common. */
const hasNumbers = ({ kind, suggestsValues }: FilterField) => kind === 'number' && !suggestsValues;

/** The fields whose first value is what sessions are sorted by, too. */
const SORT_FIELDS: Partial<Record<SortKey, string>> = {
  id: 'id',
  startedAt: 'at',
  durationMs: 'duration',
  recipients: 'to',
  outcome: 'outcome',
};
const OWN_SORT_KEYS = SORT_KEYS.filter((key) => SORT_FIELDS[key] === undefined);
/** Those that are sorted as numbers, though columns may keep them as texts. */
const NUMBER_KEYS: readonly SortKey[] = ['id', 'durationMs'];

/** What lists and filters want to know of the sessions, laid out so that no session has to be unpacked for it. */
export function createQueryColumns() {
  const ownFields = FILTER_FIELDS.filter(({ readsMessages }) => readsMessages !== true);
  const fields = new Map<string, FieldColumn>(
    ownFields.map((field) => [field.name, hasNumbers(field) ? createNumberLists() : createValueColumn()]),
  );
  const messages = createMessageColumns();
  const sorts = Object.fromEntries(OWN_SORT_KEYS.map((key) => [key, createSortColumn()]));
  const texts = createTextIndex();
  const rows = createPackedValues<SessionRow>();
  const columnOf = (name: string): FieldColumn => {
    const column = fields.get(name);
    if (!column) throw new Error(`no column for the field ${name}`);
    return column;
  };

  const reading: Pick<
    SessionCollection,
    'row' | 'values' | 'tally' | 'sortValue' | 'havingValue' | 'havingText'
  > = {
    row(position) {
      const row = rows.get(position);
      if (!row) throw new Error(`no session at position ${position}`);
      return row;
    },
    values: (field, position) =>
      field.readsMessages === true ? messages.values(field, position) : columnOf(field.name).values(position),
    tally: (field) => (field.readsMessages === true ? messages.tally(field) : columnOf(field.name).tally()),
    sortValue(key, position) {
      const field = SORT_FIELDS[key];
      if (field === undefined) return sorts[key]?.get(position) ?? '';
      const [value = ''] = columnOf(field).values(position);
      return NUMBER_KEYS.includes(key) ? Number(value) : value;
    },
    havingValue: (field, matches) =>
      field.readsMessages === true
        ? messages.havingValue(field, matches)
        : columnOf(field.name).having(matches),
    havingText: texts.having,
  };
  return {
    ...reading,
    /** Takes a session with what is inside its messages; false when there was no room for all of it. */
    setMessages: messages.set,
    set(position: number, session: Session): void {
      for (const field of ownFields) columnOf(field.name).set(position, field.values(session));
      texts.set(position, sessionTexts(session));
      const row = toSessionRow(session);
      for (const key of OWN_SORT_KEYS) sorts[key]?.set(position, sortValue(row, key));
      rows.set(position, row);
    },
  };
}
