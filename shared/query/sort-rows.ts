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

export const SORT_KEYS = Object.keys(SORT_VALUES) as readonly SortKey[];

export interface Sort {
  readonly key: SortKey;
  readonly descending: boolean;
}

/** What a list sorted by `key` compares: texts by their code units, or numbers. */
export function sortValue(row: SessionRow, key: SortKey): string | number {
  return SORT_VALUES[key](row);
}

/** "10.0.0.9" sorts before "10.0.0.10"; IPv4 before IPv6. */
function addressKey(address: string): string {
  return address.includes(':') ? `~${address}` : address.replace(/\d+/g, (octet) => octet.padStart(3, '0'));
}
