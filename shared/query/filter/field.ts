import type { Session } from '../../model/session.ts';

/** How the values of a field compare with what the user wrote. */
export type FieldKind = 'text' | 'number' | 'address' | 'duration' | 'size' | 'time';

/** A fact of a session that a filter can name. */
export interface FilterField {
  readonly name: string;
  /** For suggestions and the help page: what it is, with an example. */
  readonly help: string;
  readonly example: string;
  readonly kind: FieldKind;
  /** All the values the session has; the filter matches when one of them does. Times are ISO 8601 texts, sizes bytes, durations milliseconds. */
  readonly values: (session: Session) => readonly (string | number)[];
  /** Its values are known only where messages are read (`--messages`). Absent stands for no. */
  readonly readsMessages?: boolean;
  /** Of `header.x-mailer`: the field of messages, in lower case. */
  readonly header?: string;
  /** True where listing the values that occur helps: few different ones. */
  readonly suggestsValues: boolean;
}
