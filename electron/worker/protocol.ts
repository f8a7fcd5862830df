import type {
  AnalysisSettings,
  ArgumentOf,
  CaptureProgress,
  ExportWish,
  LogClockSettings,
  LogsState,
  ResultOf,
} from '../../shared/ipc/contract.ts';

/** The contract's calls that the worker of a capture answers. */
export type QueryName =
  | 'sessions'
  | 'locateSession'
  | 'sessionIds'
  | 'rowsByFirstPacket'
  | 'sessionsAsText'
  | 'suggestFilter'
  | 'session'
  | 'revealSession'
  | 'overview'
  | 'packets'
  | 'wire'
  | 'message'
  | 'captureLogs'
  | 'sessionLog'
  | 'unmatchedLog';

/** Without the capture's id: a worker holds one capture. */
export type QueryArgument<Name extends QueryName> = Omit<ArgumentOf<Name>, 'captureId'>;

/** What answers the queries; a query without an answer does not compile. */
export type QueryHandlers = {
  readonly [Name in QueryName]: (argument: QueryArgument<Name>) => ResultOf<Name> | Promise<ResultOf<Name>>;
};

export type ReadingProgress = Omit<CaptureProgress, 'captureId' | 'name'>;

/** An export whose place is known. */
export interface ExportOrder extends ExportWish {
  readonly output: string;
  /** The user has agreed to replace what is there. */
  readonly force: boolean;
}

/** A part of a message to be written to a place that is known; "" is the whole message. */
export interface SaveOrder {
  readonly sessionId: number;
  readonly transaction: number;
  readonly part: string;
  readonly output: string;
}

export type ToWorker =
  | { readonly kind: 'read'; readonly files: readonly string[]; readonly analysis: AnalysisSettings }
  | { readonly kind: 'cancel' }
  /** Replaces the logs beside the capture; no files: there are none. */
  | { readonly kind: 'readLogs'; readonly files: readonly string[]; readonly clock: LogClockSettings }
  /** Answered, like a query, with the warnings there were. */
  | { readonly kind: 'export'; readonly id: number; readonly order: ExportOrder }
  | { readonly kind: 'cancelExport' }
  /** Answered, like an export, with the warnings there were. */
  | { readonly kind: 'save'; readonly id: number; readonly order: SaveOrder }
  | { readonly kind: 'query'; readonly id: number; readonly name: QueryName; readonly argument: object };

export type FromWorker =
  | { readonly kind: 'logs'; readonly state?: LogsState }
  | { readonly kind: 'exportProgress'; readonly share: number }
  | { readonly kind: 'progress'; readonly progress: ReadingProgress }
  | { readonly kind: 'answer'; readonly id: number; readonly result: unknown }
  | { readonly kind: 'failure'; readonly id: number; readonly message: string };

/** One end of the channel between the main process and a worker. */
export interface Port<Sent, Received> {
  post(message: Sent): void;
  onMessage(listener: (message: Received) => void): void;
}
