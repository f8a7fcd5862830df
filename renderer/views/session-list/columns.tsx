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
  readonly align?: 'end';
  readonly cell: (row: SessionRow) => ReactNode;
}

const CELL_CHARACTERS = 200;

export const COLUMNS: readonly Column[] = [
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
    cell: (row) => <span className="faint">{clockTime(row.startedAt)}</span>,
  },
  {
    id: 'client',
    title: 'Client',
    sortKey: 'client',
    track: 'minmax(8.5rem, 1fr)',
    from: 620,
    cell: (row) => row.client,
  },
  {
    id: 'server',
    title: 'Server',
    sortKey: 'server',
    track: 'minmax(8.5rem, 1fr)',
    from: 880,
    cell: (row) => row.server,
  },
  {
    id: 'envelope',
    title: 'Sender → recipients',
    sortKey: 'sender',
    track: 'minmax(0, 2.2fr)',
    from: 0,
    cell: (row) => <Envelope row={row} />,
  },
  {
    id: 'code',
    title: 'Code',
    sortKey: 'code',
    track: '5rem',
    from: 0,
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
    from: 980,
    align: 'end',
    cell: (row) => duration(row.durationMs),
  },
];

/** Who wrote to whom; before any sender was named, who spoke to whom. */
function Envelope({ row }: { readonly row: SessionRow }) {
  const { sender, recipients, recipientCount } = row;
  if (sender === undefined)
    return (
      <span className="faint">
        {row.client} <Arrow /> {row.server}
      </span>
    );
  const more = recipientCount - 1;
  return (
    <>
      {sender === '' ? <span className="faint">null sender</span> : clipped(sender, CELL_CHARACTERS)}
      <Arrow />
      {recipients[0] === undefined ? (
        <span className="faint">nobody named</span>
      ) : (
        clipped(recipients[0], CELL_CHARACTERS)
      )}
      {more > 0 && <span className="faint"> +{more.toLocaleString('en-US')}</span>}
    </>
  );
}

function Arrow() {
  return <ArrowRight size={12} className="envelope-arrow" aria-label="to" />;
}
