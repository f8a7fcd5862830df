import type { Session } from '../../../shared/model/session.ts';
import type { FilterField } from '../../../shared/query/filter/field.ts';
import { FILTER_FIELDS } from '../../../shared/query/filter/fields.ts';
import { sessionTexts } from '../../../shared/query/filter/match-text.ts';
import type { SessionCollection } from '../../../shared/query/session-collection.ts';
import { toSessionRow, type SessionRow } from '../../../shared/query/session-row.ts';
import { SORT_KEYS, sortValue } from '../../../shared/query/sort-rows.ts';
import { createGrowingNumbers } from './growing-numbers.ts';
import { createMessageColumns } from './message-columns.ts';
import { createSortColumn } from './sort-column.ts';
import { createTextHeap } from './text-heap.ts';
import { createTextIndex } from './text-index.ts';
import { createValueColumn } from './value-column.ts';

type ValueColumn = ReturnType<typeof createValueColumn>;

/** What lists and filters want to know of the sessions, laid out so that no session has to be unpacked for it. */
export function createQueryColumns() {
  const ownFields = FILTER_FIELDS.filter(({ readsMessages }) => readsMessages !== true);
  const fields = new Map<string, ValueColumn>(ownFields.map(({ name }) => [name, createValueColumn()]));
  const messages = createMessageColumns();
  const sorts = Object.fromEntries(SORT_KEYS.map((key) => [key, createSortColumn()]));
  const texts = createTextIndex();
  const rows = createTextHeap();
  const rowOf = createGrowingNumbers();
  const columnOf = ({ name }: FilterField): ValueColumn => {
    const column = fields.get(name);
    if (!column) throw new Error(`no column for the field ${name}`);
    return column;
  };

  const reading: Pick<
    SessionCollection,
    'row' | 'values' | 'tally' | 'sortValue' | 'havingValue' | 'havingText'
  > = {
    row: (position) => JSON.parse(rows.get(rowOf.get(position))) as SessionRow,
    values: (field, position) =>
      field.readsMessages === true ? messages.values(field, position) : columnOf(field).values(position),
    tally: (field) => (field.readsMessages === true ? messages.tally(field) : columnOf(field).tally()),
    sortValue: (key, position) => sorts[key]?.get(position) ?? '',
    havingValue: (field, matches) =>
      field.readsMessages === true ? messages.havingValue(field, matches) : columnOf(field).having(matches),
    havingText: texts.having,
  };
  return {
    ...reading,
    /** Takes a session with what is inside its messages; false when there was no room for all of it. */
    setMessages: messages.set,
    set(position: number, session: Session): void {
      for (const field of ownFields) columnOf(field).set(position, field.values(session));
      texts.set(position, sessionTexts(session));
      const row = toSessionRow(session);
      for (const key of SORT_KEYS) sorts[key]?.set(position, sortValue(row, key));
      rowOf.set(position, rows.add(JSON.stringify(row)));
    },
  };
}
