/** What is wrong with a line of an access file. */
export interface AccessFinding {
  /** 1-based. */
  readonly line: number;
  readonly severity: 'error' | 'warning' | 'info';
  /** A stable kebab-case name, for scripts. */
  readonly code: AccessFindingCode;
  /** The key as it was written. */
  readonly key: string;
  /** One or two plain sentences. */
  readonly message: string;
  /** What to write instead. */
  readonly tip?: string;
  /** The other line, where it takes two. */
  readonly otherLine?: number;
}

export type AccessFindingCode =
  | 'never-matches'
  | 'opens-relay'
  | 'unknown-action'
  | 'unknown-tag'
  | 'space-after-tag'
  | 'leading-space'
  | 'no-value'
  | 'one-address'
  | 'duplicate-key'
  | 'contradiction'
  | 'shadowed'
  | 'exception'
  | 'file-too-long';
