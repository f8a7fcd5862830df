import type { SessionRow } from './session-row.ts';

/** The columns that a session list can be sorted by, and what they compare. */
const SORT_VALUES = {
  id: (row: SessionRow) => row.id,
  startedAt: (row: SessionRow) => row.startedAt,
  durationMs: (row: SessionRow) => row.durationMs,
  client: (row: SessionRow) => addressKey(row.client),
  server: (row: SessionRow) => addressKey(row.server),
  sender: (row: SessionRow) => row.sender ?? '',
  recipients: (row: SessionRow) => row.recipients[0] ?? '',
  outcome: (row: SessionRow) => row.outcome,
  code: (row: SessionRow) => row.code ?? 0,
  reason: (row: SessionRow) => row.reason ?? '',
} as const satisfies Record<string, (row: SessionRow) => string | number>;

export type SortKey = keyof typeof SORT_VALUES;

export interface Sort {
  readonly key: SortKey;
  readonly descending: boolean;
}

/** A sorted copy; rows that compare equal keep the order of their ids. */
export function sortRows(rows: readonly SessionRow[], sort: Sort): readonly SessionRow[] {
  const valueOf = SORT_VALUES[sort.key];
  const keyed = rows.map((row) => ({ row, value: valueOf(row) }));
  const direction = sort.descending ? -1 : 1;
  keyed.sort((a, b) => {
    if (a.value < b.value) return -direction;
    if (a.value > b.value) return direction;
    return a.row.id - b.row.id;
  });
  return keyed.map(({ row }) => row);
}

/** "10.0.0.9" sorts before "10.0.0.10"; IPv4 before IPv6. */
function addressKey(address: string): string {
  return address.includes(':') ? `~${address}` : address.replace(/\d+/g, (octet) => octet.padStart(3, '0'));
}
