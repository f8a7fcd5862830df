import { ArrowRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { duration } from '../../../shared/report/text/wording.ts';
import type { SessionRow } from '../../../shared/query/session-row.ts';
import type { SortKey } from '../../../shared/query/sort-rows.ts';
import { clipped } from '../../components/wire-text.tsx';
import { OutcomeBadge } from '../../components/outcome-badge.tsx';
import { REASON_TITLES } from '../../wording/reason-titles.ts';
import { clockTime } from '../../wording/time.ts';

/** A column of the session list. */
export interface Column {
  readonly id: string;
  readonly title: string;
  readonly sortKey: SortKey;
  /** A track of `grid-template-columns`. */
  readonly track: string;
  /** CSS pixels of list width from which on the column is shown. */
  readonly from: number;
  /** … and up to which, where a wider form of the column takes over. */
  readonly until?: number;
  readonly kind?: 'figures' | 'end';
  /** `narrow`: client and server have no column of their own. */
  readonly cell: (row: SessionRow, narrow: boolean) => ReactNode;
}

const CELL_CHARACTERS = 200;

/** From this list width on the client has a column of its own. */
const ADDRESSES_FROM = 620;

const COLUMNS: readonly Column[] = [
  {
    id: 'outcome',
    title: 'Outcome',
    sortKey: 'outcome',
    track: '6.75rem',
    from: 0,
    cell: (row) => <OutcomeBadge outcome={row.outcome} />,
  },
  {
    id: 'time',
    title: 'Time',
    sortKey: 'startedAt',
    track: '4.5rem',
    from: 430,
    kind: 'figures',
    cell: (row) => <span className="faint">{clockTime(row.startedAt)}</span>,
  },
  {
    id: 'client',
    title: 'Client',
    sortKey: 'client',
    track: 'minmax(8.5rem, 1fr)',
    from: ADDRESSES_FROM,
    cell: (row) => row.client,
  },
  {
    id: 'server',
    title: 'Server',
    sortKey: 'server',
    track: 'minmax(8.5rem, 1fr)',
    from: 980,
    cell: (row) => row.server,
  },
  {
    id: 'envelope',
    title: 'Sender → recipients',
    sortKey: 'sender',
    track: 'minmax(0, 2.2fr)',
    from: 0,
    cell: (row, narrow) => <Envelope row={row} narrow={narrow} />,
  },
  {
    id: 'short-code',
    title: 'Code',
    sortKey: 'code',
    track: '2.5rem',
    from: 0,
    until: 430,
    kind: 'figures',
    cell: (row) => <strong>{row.code}</strong>,
  },
  {
    id: 'code',
    title: 'Code',
    sortKey: 'code',
    track: '5rem',
    from: 430,
    kind: 'figures',
    cell: (row) => (
      <>
        <strong>{row.code}</strong> <span className="faint">{row.status}</span>
      </>
    ),
  },
  {
    id: 'reason',
    title: 'Reason',
    sortKey: 'reason',
    track: 'minmax(0, 2fr)',
    from: 760,
    cell: (row) =>
      row.reason === undefined ? null : (
        <span title={row.summary === undefined ? undefined : clipped(row.summary, CELL_CHARACTERS)}>
          {REASON_TITLES[row.reason]}
        </span>
      ),
  },
  {
    id: 'duration',
    title: 'Duration',
    sortKey: 'durationMs',
    track: '5.25rem',
    from: 840,
    kind: 'end',
    cell: (row) => duration(row.durationMs),
  },
];

export function columnsFor(listWidth: number): {
  readonly columns: readonly Column[];
  readonly narrow: boolean;
} {
  return {
    columns: COLUMNS.filter(({ from, until = Infinity }) => listWidth >= from && listWidth < until),
    narrow: listWidth < ADDRESSES_FROM,
  };
}

/** Who wrote to whom; where no sender was named and no other column tells, who spoke to whom. */
function Envelope({ row, narrow }: { readonly row: SessionRow; readonly narrow: boolean }) {
  const { sender, recipients, recipientCount } = row;
  if (sender === undefined && !narrow) return <span className="faint">–</span>;
  if (sender === undefined)
    return (
      <div className="envelope faint">
        <span>{row.client}</span>
        <ArrowRight size={12} aria-label="to" />
        <span>{row.server}</span>
      </div>
    );
  return (
    <div className="envelope">
      {sender === '' ? (
        <span className="faint">null sender</span>
      ) : (
        <span>{clipped(sender, CELL_CHARACTERS)}</span>
      )}
      {recipients[0] !== undefined && (
        <>
          <ArrowRight size={12} aria-label="to" />
          <span>{clipped(recipients[0], CELL_CHARACTERS)}</span>
        </>
      )}
      {recipientCount > 1 && (
        <span className="envelope-more faint">+{(recipientCount - 1).toLocaleString('en-US')}</span>
      )}
    </div>
  );
}
