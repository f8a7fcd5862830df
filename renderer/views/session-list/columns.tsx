import { ArrowRight, Reply } from 'lucide-react';
import type { ReactNode } from 'react';
import { fieldTerm } from '../../../shared/query/filter/edit-filter.ts';
import { duration } from '../../../shared/report/text/wording.ts';
import type { SessionRow } from '../../../shared/query/session-row.ts';
import type { SortKey } from '../../../shared/query/sort-rows.ts';
import { clipped } from '../../components/wire-text.tsx';
import { OutcomeBadge } from '../../components/outcome-badge.tsx';
import { REASON_TITLES } from '../../wording/reason-titles.ts';
import { clockTime } from '../../wording/time.ts';
import { wallTime, type TimeZone } from '../../wording/time-zone.ts';

/** What a cell needs to know besides its row. */
interface CellContext {
  /** Client and server have no column of their own. */
  readonly narrow: boolean;
  readonly timeZone: TimeZone;
}

/** A column of the session list. */
export interface Column {
  readonly id: string;
  readonly title: string;
  /** Absent where there is no order. */
  readonly sortKey?: SortKey;
  /** A track of `grid-template-columns`, and the CSS pixels below which it never goes. */
  readonly track: string;
  readonly min: number;
  /** CSS pixels of list width from which on the column is shown unasked; absent: only when chosen. */
  readonly from?: number;
  /** … and up to which, where a wider form of the column takes over. */
  readonly until?: number;
  readonly kind?: 'figures' | 'end';
  readonly cell: (row: SessionRow, context: CellContext) => ReactNode;
  /** The filter terms that find sessions with the same in this column. */
  readonly terms?: (row: SessionRow) => readonly string[];
}

const CELL_CHARACTERS = 200;

/** From this list width on the client has a column of its own. */
export const ADDRESSES_FROM = 620;

const termOf = (name: string, value: string | number | undefined): readonly string[] =>
  value === undefined ? [] : [fieldTerm(name, value)];

/** Every column there is, in the order in which they stand unless the user has moved them. */
export const COLUMNS: readonly Column[] = [
  {
    id: 'number',
    title: '#',
    sortKey: 'id',
    track: '3.5rem',
    min: 44,
    kind: 'end',
    cell: (row) => <span className="faint">{row.id}</span>,
    terms: (row) => termOf('id', row.id),
  },
  {
    id: 'outcome',
    title: 'Outcome',
    sortKey: 'outcome',
    track: '6.75rem',
    min: 64,
    from: 0,
    cell: (row) => <OutcomeBadge outcome={row.outcome} />,
    terms: (row) => termOf('outcome', row.outcome),
  },
  {
    id: 'date',
    title: 'Date',
    sortKey: 'startedAt',
    track: '5.5rem',
    min: 64,
    kind: 'figures',
    cell: (row, { timeZone }) => (
      <span className="faint">{wallTime(row.startedAt, timeZone).slice(0, 10)}</span>
    ),
    terms: (row) => [`at:${row.startedAt.slice(0, 10)}`],
  },
  {
    id: 'time',
    title: 'Time',
    sortKey: 'startedAt',
    track: '4.5rem',
    min: 56,
    from: 430,
    kind: 'figures',
    cell: (row, { timeZone }) => <span className="faint">{timeOf(row, timeZone)}</span>,
    terms: (row) => [`at:${row.startedAt.slice(0, 16)}`],
  },
  {
    id: 'client',
    title: 'Client',
    sortKey: 'client',
    track: 'minmax(8.5rem, 1fr)',
    min: 80,
    from: ADDRESSES_FROM,
    cell: (row) => row.client,
    terms: (row) => termOf('client', row.client),
  },
  {
    id: 'helo',
    title: 'HELO',
    track: 'minmax(8.5rem, 1fr)',
    min: 80,
    cell: (row) => (row.helo === undefined ? null : clipped(row.helo, CELL_CHARACTERS)),
    terms: (row) => termOf('helo', row.helo),
  },
  {
    id: 'server',
    title: 'Server',
    sortKey: 'server',
    track: 'minmax(8.5rem, 1fr)',
    min: 80,
    from: 980,
    cell: (row) => row.server,
    terms: (row) => termOf('server', row.server),
  },
  {
    id: 'port',
    title: 'Port',
    track: '3rem',
    min: 40,
    kind: 'figures',
    cell: (row) => row.serverPort,
    terms: (row) => termOf('port', row.serverPort),
  },
  {
    id: 'envelope',
    title: 'Sender → recipients',
    sortKey: 'sender',
    track: 'minmax(0, 2.2fr)',
    min: 120,
    from: 0,
    cell: (row, { narrow }) => <Envelope row={row} narrow={narrow} />,
    terms: (row) => [...termOf('from', row.sender), ...termOf('to', row.recipients[0])],
  },
  {
    id: 'recipients',
    title: 'Recipients',
    sortKey: 'recipients',
    track: 'minmax(8rem, 1fr)',
    min: 80,
    cell: (row) => row.recipients.map((address) => clipped(address, CELL_CHARACTERS)).join(', '),
    terms: (row) => termOf('to', row.recipients[0]),
  },
  {
    id: 'short-code',
    title: 'Code',
    sortKey: 'code',
    track: '2.5rem',
    min: 40,
    from: 0,
    until: 430,
    kind: 'figures',
    cell: (row) => <strong>{row.code}</strong>,
    terms: (row) => termOf('code', row.code),
  },
  {
    id: 'code',
    title: 'Code',
    sortKey: 'code',
    track: '5rem',
    min: 40,
    from: 430,
    kind: 'figures',
    cell: (row) => (
      <>
        <strong>{row.code}</strong> <span className="faint">{row.status}</span>
      </>
    ),
    terms: (row) => [...termOf('code', row.code), ...termOf('status', row.status)],
  },
  {
    id: 'reason',
    title: 'Reason',
    sortKey: 'reason',
    track: 'minmax(0, 2fr)',
    min: 96,
    from: 760,
    cell: (row) =>
      row.reason === undefined ? (
        row.bounce !== undefined && <span className="faint">{clipped(row.bounce, CELL_CHARACTERS)}</span>
      ) : (
        <span title={row.summary === undefined ? undefined : clipped(row.summary, CELL_CHARACTERS)}>
          {REASON_TITLES[row.reason]}
        </span>
      ),
    terms: (row) => termOf('reason', row.reason),
  },
  {
    id: 'tls',
    title: 'TLS',
    track: '4.5rem',
    min: 48,
    cell: (row) => (row.tls === 'none' ? <span className="faint">none</span> : row.tls),
    terms: (row) => termOf('tls', row.tls),
  },
  {
    id: 'protocol',
    title: 'Protocol',
    track: '4.5rem',
    min: 48,
    cell: (row) => row.protocol.toUpperCase(),
    terms: (row) => termOf('protocol', row.protocol),
  },
  {
    id: 'exchanges',
    title: 'Exchanges',
    track: '5rem',
    min: 48,
    kind: 'end',
    cell: (row) => row.exchanges.toLocaleString('en-US'),
  },
  {
    id: 'notices',
    title: 'Notices',
    track: '4.5rem',
    min: 48,
    kind: 'end',
    cell: (row) => (row.notices === 0 ? null : row.notices.toLocaleString('en-US')),
    terms: () => ['has:notice'],
  },
  {
    id: 'duration',
    title: 'Duration',
    sortKey: 'durationMs',
    track: '5.25rem',
    min: 56,
    from: 840,
    kind: 'end',
    cell: (row) => duration(row.durationMs),
  },
];

function timeOf({ startedAt }: SessionRow, zone: TimeZone): string {
  return clockTime(startedAt, zone);
}

/** Who wrote to whom; where no sender was named and no other column tells, who spoke to whom. */
function Envelope({ row, narrow }: { readonly row: SessionRow; readonly narrow: boolean }) {
  const { sender, recipients, recipientCount, bounce } = row;
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
      {bounce !== undefined && (
        <span className="envelope-bounce" title={clipped(bounce, CELL_CHARACTERS)}>
          <Reply size={12} aria-label={clipped(bounce, CELL_CHARACTERS)} />
        </span>
      )}
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
