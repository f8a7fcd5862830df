import type { Session } from '../../../shared/model/session.ts';
import type { FilterField } from '../../../shared/query/filter/field.ts';
import { FILTER_FIELDS } from '../../../shared/query/filter/fields.ts';
import type { ValueMatcher } from '../../../shared/query/filter/matchers.ts';
import type { PositionTest } from '../../../shared/query/session-collection.ts';
import { createValueColumn } from './value-column.ts';

/** Characters kept of a header field's value, and of all of them together: they lie outside of the JavaScript heap. */
const VALUE_CHARACTERS = 300;
const MOST_CHARACTERS = 256 << 20;

const SEPARATOR = ':';

/** What filters want to know of the inside of messages, once those are read. */
export function createMessageColumns() {
  const fields = new Map(
    FILTER_FIELDS.filter(({ readsMessages }) => readsMessages === true).map(({ name }) => [
      name,
      createValueColumn(),
    ]),
  );
  /** "x-mailer:SpamCannon 3.1" */
  const headers = createValueColumn();
  let characters = 0;

  const valuesIn = (header: string, value: string): string | undefined =>
    value.startsWith(header + SEPARATOR) ? value.slice(header.length + SEPARATOR.length) : undefined;

  function keepHeaders(position: number, session: Session): boolean {
    const values = session.transactions.flatMap(({ message }) =>
      (message?.headers ?? []).map(
        ({ name, value }) => name.toLowerCase() + SEPARATOR + value.slice(0, VALUE_CHARACTERS),
      ),
    );
    const size = values.reduce((sum, value) => sum + value.length, 0);
    if (characters + size > MOST_CHARACTERS) return false;
    characters += size;
    headers.set(position, values);
    return true;
  }

  return {
    /** False when there was no room for all of it. */
    set(position: number, session: Session): boolean {
      for (const field of FILTER_FIELDS) fields.get(field.name)?.set(position, field.values(session));
      return keepHeaders(position, session);
    },
    values({ name, header }: FilterField, position: number): readonly string[] {
      if (header === undefined) return fields.get(name)?.values(position) ?? [];
      return headers.values(position).flatMap((value) => valuesIn(header, value) ?? []);
    },
    tally({ name, header }: FilterField): ReadonlyMap<string, number> {
      if (header === undefined) return fields.get(name)?.tally() ?? new Map<string, number>();
      return headers.tally((value) => valuesIn(header, value));
    },
    havingValue({ name, header }: FilterField, matches: ValueMatcher): PositionTest {
      if (header === undefined) return fields.get(name)?.having(matches) ?? (() => false);
      return headers.having((packed) => {
        const value = valuesIn(header, String(packed));
        return value !== undefined && matches(value);
      });
    },
  };
}
