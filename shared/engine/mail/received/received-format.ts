import type { ReceivedHop } from '../../../model/mail/received.ts';
import type { Clauses } from './clauses.ts';

/** The client of a hop as the field tells it. */
export type Peer = NonNullable<ReceivedHop['from']>;

/** What a format reads otherwise than RFC 5321 section 4.4 has it. */
interface FormatReading {
  /** `undefined` where the field tells of no client. */
  readonly from?: Peer | undefined;
  readonly with?: string;
}

/** How a program writes its Received fields. */
export interface ReceivedFormat {
  readonly name: NonNullable<ReceivedHop['format']>;
  /** Where the program documents or writes it so. */
  readonly source: string;
  readonly recognises: (clauses: Clauses) => boolean;
  readonly read: (clauses: Clauses) => FormatReading;
}
