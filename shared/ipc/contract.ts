import type { CaptureFacts } from '../model/capture.ts';
import type { Cause, Tally } from '../model/cause.ts';
import type { LogJoin, SessionLogLine, UnmatchedLogLine } from '../model/log.ts';
import type { MessageContent } from '../model/mail/message-content.ts';
import type { LookupPlan, LookupReport } from '../model/lookup.ts';
import type { Notice } from '../model/notice.ts';
import type { Session } from '../model/session.ts';
import type { FilterSuggestions } from '../query/filter/suggest-filter.ts';
import type { PlaceQuery, SessionPlace } from '../query/locate-session.ts';
import type { SessionsSummary } from '../query/overview/overview-tally.ts';
import type { SessionRow } from '../query/session-row.ts';
import type { Sort } from '../query/sort-rows.ts';

/** Names one capture that is open in the window; made by the main process, never a path. */
export type CaptureId = string;

export type CaptureState =
  | { readonly kind: 'reading' }
  | { readonly kind: 'done' }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly code: string; readonly message: string; readonly tip?: string };

/** Where the reading of a capture stands; sent to the window a few times a second. */
export interface CaptureProgress {
  readonly captureId: CaptureId;
  /** File name without its folder. */
  readonly name: string;
  readonly state: CaptureState;
  readonly bytesRead: number;
  /** Absent for pipes. */
  readonly bytesTotal?: number;
  readonly packets: number;
  readonly sessions: number;
  /** Counts up whenever the answers of the list calls may have changed. */
  readonly revision: number;
}

export interface SessionQuery {
  readonly captureId: CaptureId;
  /** In the filter language; empty means all. */
  readonly filter: string;
  readonly sort: Sort;
  readonly offset: number;
  readonly limit: number;
}

export interface SessionPage {
  readonly rows: readonly SessionRow[];
  /** How many match, and how many there are. */
  readonly matching: number;
  readonly total: number;
  readonly revision: number;
  /**
   * From 0 to 1, while messages are being read for a filter that looks into them (`header.x-mailer:`, `attachment:`): the
   * answer is not whole yet, and `revision` will rise.
   */
  readonly messagesRead?: number;
}

export interface CaptureOverview extends SessionsSummary {
  readonly capture: CaptureFacts;
  readonly notices: readonly Notice[];
  readonly outcomes: readonly Tally[];
  readonly causes: readonly Cause[];
}

/** A captured packet as it lies in the file, for the hex pane; secrets masked. */
export interface PacketBytes {
  readonly packet: number;
  readonly at: string;
  readonly originalLength: number;
  /** The captured bytes. */
  readonly bytes: Uint8Array;
  /** Where the TCP payload stands in `bytes`. */
  readonly payload?: { readonly offset: number; readonly length: number };
}

/** A packet of a session as its TCP header has it. */
export interface WirePacket {
  readonly packet: number;
  readonly at: string;
  readonly side: 'client' | 'server';
  readonly flags: readonly ('SYN' | 'FIN' | 'RST')[];
  /** Of the first payload byte, and of the next byte expected; unsigned 32 bit. */
  readonly sequence: number;
  readonly acknowledgment: number;
  /** Not scaled. */
  readonly window: number;
  /** Payload bytes on the wire, captured or not. */
  readonly bytes: number;
}

/** The packets of a session in capture order; not all of them when the session is very long. */
export interface SessionWire {
  readonly packets: readonly WirePacket[];
  readonly complete: boolean;
}

/** A text out of a message, decoded; `cut` when only its beginning is here. */
export interface BoundedText {
  readonly text: string;
  readonly cut: boolean;
}

/** A text part of a message. */
export interface MessageText extends BoundedText {
  /** Of its MimePart. */
  readonly path: string;
  readonly kind: 'plain' | 'html';
  /** Of an HTML part, whose `text` is its source: the plain text made of it. */
  readonly plain?: BoundedText;
}

/** A message as it was read again from the capture. */
export interface MessageView {
  readonly content: MessageContent;
  /** Its text parts in the order of the message; those that are attachments are not among them. */
  readonly texts: readonly MessageText[];
  /** The header section as it was sent, and the beginning of what follows it; dots unstuffed, chunks joined. */
  readonly header: BoundedText;
  readonly body: BoundedText;
  /** False when the capture does not hold all of it; `missingBytes` counts the holes, as far as their size is known. */
  readonly complete: boolean;
  readonly missingBytes: number;
  /** What was cut by a bound, or is no proper MIME. */
  readonly notices: readonly Notice[];
}

/** Where the reading of mail logs stands; they wait until the capture is read. */
export type LogsState =
  | { readonly kind: 'waiting' }
  /** `share` goes from 0 to 1. */
  | { readonly kind: 'reading'; readonly share: number }
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly message: string; readonly tip?: string };

/** How stamps are read that name no time zone or no year; an empty zone and the year 0 mean: tell it by the capture. */
export interface LogClockSettings {
  /** IANA name ("Europe/Berlin") or offset ("-04:00"). */
  readonly timeZone: string;
  readonly year: number;
}

/** The mail logs beside a capture. */
export interface CaptureLogs {
  readonly state: LogsState;
  /** File names without their folders. */
  readonly names: readonly string[];
  readonly settings: LogClockSettings;
  /** Once they are read; without its refusals, which `unmatchedLog` gives page by page. */
  readonly join?: Omit<LogJoin, 'refusalsNotCaptured'> & { readonly refusalsNotCaptured: number };
}

export interface UnmatchedLogPage {
  readonly lines: readonly UnmatchedLogLine[];
  /** How many lines can be paged through, and how many there are in all. */
  readonly kept: number;
  readonly count: number;
}

export interface RecentFile {
  /** Index for `openRecent`; the renderer never names a path. */
  readonly index: number;
  readonly name: string;
  readonly folder: string;
}

/** How captures are read; a change reads those that are open anew. */
export interface AnalysisSettings {
  /** Ports on which mail is spoken besides the usual ones. */
  readonly extraPorts: readonly number[];
  /** Whether "*" stands for passwords. */
  readonly maskSecrets: boolean;
}

/** What a user wrote on a session. Sessions are named by their first packet: ids change with the ports looked at. */
export interface SessionNote {
  readonly firstPacket: number;
  readonly text: string;
  /** ISO 8601 UTC. */
  readonly changedAt: string;
}

/** What a user keeps about a capture, stored apart from it and found again by what the file holds. */
export interface CaptureMarks {
  readonly notes: readonly SessionNote[];
  /** First packets of the pinned sessions, in the order they were pinned. */
  readonly pins: readonly number[];
}

export interface AppFacts {
  readonly version: string;
  readonly platform: string;
  readonly recent: readonly RecentFile[];
  readonly hasSample: boolean;
  readonly hasWireshark: boolean;
  readonly analysis: AnalysisSettings;
  /** Whom live look-ups ask, such as "127.0.0.1:5353, [2001:db8::53]"; empty for the name servers of the system. */
  readonly nameServers: string;
}

/** What became of a live look-up. */
export type LookupResult =
  | { readonly kind: 'declined' }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'done'; readonly report: LookupReport };

/** Forms in which chosen sessions can be copied; names of report formats. */
export const COPY_FORMATS = ['text', 'csv', 'markdown'] as const;
export type CopyFormat = (typeof COPY_FORMATS)[number];

/** Every format that sessions can be exported in. */
export const EXPORT_NAMES = [
  'html',
  'pdf',
  'markdown',
  'text',
  'csv',
  'csv-recipients',
  'json',
  'ndjson',
  'parquet',
  'ecs',
  'zeek',
  'junit',
  'pcap',
  'pcapng',
  'eml',
] as const;
export type ExportName = (typeof EXPORT_NAMES)[number];

/** Which sessions are exported, how, and what is hidden in them. */
export interface ExportWish {
  readonly format: ExportName;
  readonly scope: 'all' | 'filtered' | 'selected';
  /** For `filtered`. */
  readonly filter: string;
  /** For `selected`. */
  readonly ids: readonly number[];
  readonly redact: {
    readonly addresses: boolean;
    readonly ips: boolean;
    readonly subjects: boolean;
    readonly bodies: boolean;
  };
}

export type ExportResult =
  | { readonly kind: 'cancelled' }
  /** `name` is the file's or folder's; `warnings` are whole sentences. */
  | { readonly kind: 'done'; readonly name: string; readonly warnings: readonly string[] }
  | { readonly kind: 'failed'; readonly message: string };

/**
 * What an argument must look like, checked before a handler sees it: a field's type, one of several words, or a nested
 * object. A `count` is a whole number from 0 on; `counts` are an array of them; a `text` may be as long as a report, where a
 * `string` is short.
 */
export type Shape = { readonly [field: string]: FieldShape };
export type FieldShape = 'string' | 'text' | 'boolean' | 'count' | 'counts' | readonly string[] | Shape;

interface Call<Argument, Result> {
  readonly shape: Shape;
  /** Never present; carries the types. */
  readonly types?: { readonly argument: Argument; readonly result: Result };
}

function call<Argument extends object, Result>(shape: Shape): Call<Argument, Result> {
  return { shape };
}

/** Every call from the window to the main process. Each takes one argument object. */
export const CALLS = {
  appFacts: call<object, AppFacts>({}),
  /** Shows the open dialog; the captures chosen open and are reported by `progress` events. */
  openDialog: call<object, readonly CaptureId[]>({}),
  openRecent: call<{ index: number }, CaptureId | undefined>({ index: 'count' }),
  openSample: call<object, CaptureId>({}),
  cancelReading: call<{ captureId: CaptureId }, void>({ captureId: 'string' }),
  closeCapture: call<{ captureId: CaptureId }, void>({ captureId: 'string' }),
  /** Opens the capture closed last; undefined when there is none left. */
  reopenClosed: call<object, CaptureId | undefined>({}),
  openCaptures: call<object, readonly CaptureProgress[]>({}),
  sessions: call<SessionQuery, SessionPage>({
    captureId: 'string',
    filter: 'string',
    sort: { key: 'string', descending: 'boolean' },
    offset: 'count',
    limit: 'count',
  }),
  /** Where a session, or the next refused one after it, stands in the list; for stepping without loading every row. */
  locateSession: call<PlaceQuery & { captureId: CaptureId }, SessionPlace | undefined>({
    captureId: 'string',
    filter: 'string',
    sort: { key: 'string', descending: 'boolean' },
    id: 'count',
    want: ['self', 'next-error'],
  }),
  session: call<{ captureId: CaptureId; id: number }, Session | undefined>({
    captureId: 'string',
    id: 'count',
  }),
  /** A session with its credentials, each time after the user agreed in a dialog of the system. */
  revealSession: call<{ captureId: CaptureId; id: number }, Session | undefined>({
    captureId: 'string',
    id: 'count',
  }),
  /** Ids of the sessions of a stretch of the list, for choosing many without loading their rows. */
  sessionIds: call<SessionQuery, readonly number[]>({
    captureId: 'string',
    filter: 'string',
    sort: { key: 'string', descending: 'boolean' },
    offset: 'count',
    limit: 'count',
  }),
  /** Rows of sessions that begin with these packets; those that there are not are left out. */
  rowsByFirstPacket: call<{ captureId: CaptureId; firstPackets: readonly number[] }, readonly SessionRow[]>({
    captureId: 'string',
    firstPackets: 'counts',
  }),
  /** Sessions as a text to paste, made by the report formats. */
  sessionsAsText: call<{ captureId: CaptureId; ids: readonly number[]; format: CopyFormat }, string>({
    captureId: 'string',
    ids: 'counts',
    format: COPY_FORMATS,
  }),
  /** What could stand at the cursor of a filter, with the number of sessions for each value. */
  suggestFilter: call<{ captureId: CaptureId; filter: string; cursor: number }, FilterSuggestions>({
    captureId: 'string',
    filter: 'string',
    cursor: 'count',
  }),
  overview: call<{ captureId: CaptureId }, CaptureOverview | undefined>({ captureId: 'string' }),
  captureMarks: call<{ captureId: CaptureId }, CaptureMarks>({ captureId: 'string' }),
  /** An empty text removes the note. */
  setNote: call<{ captureId: CaptureId; firstPacket: number; text: string }, CaptureMarks>({
    captureId: 'string',
    firstPacket: 'count',
    text: 'string',
  }),
  setPins: call<{ captureId: CaptureId; firstPackets: readonly number[] }, CaptureMarks>({
    captureId: 'string',
    firstPackets: 'counts',
  }),
  packets: call<
    { captureId: CaptureId; sessionId: number; packets: readonly number[] },
    readonly PacketBytes[]
  >({
    captureId: 'string',
    sessionId: 'count',
    packets: 'counts',
  }),
  /** Every packet of a session: for the ladder, and to find the packets that a long reply or message takes. */
  wire: call<{ captureId: CaptureId; sessionId: number }, SessionWire>({
    captureId: 'string',
    sessionId: 'count',
  }),
  /** A message of a session, read again; `transaction` counts from 0. Undefined when there is none, or not yet. */
  message: call<{ captureId: CaptureId; sessionId: number; transaction: number }, MessageView | undefined>({
    captureId: 'string',
    sessionId: 'count',
    transaction: 'count',
  }),
  /**
   * Asks where to, then writes the decoded content of a part, named by its path; "" is the whole message as it was sent,
   * as .eml. The dialog proposes the part's safe name.
   */
  saveAttachment: call<
    { captureId: CaptureId; sessionId: number; transaction: number; part: string },
    ExportResult
  >({
    captureId: 'string',
    sessionId: 'count',
    transaction: 'count',
    part: 'string',
  }),
  /** Shows the open dialog for mail logs beside a capture; false when none was chosen. `logs` events tell of the reading. */
  openLogDialog: call<{ captureId: CaptureId }, boolean>({ captureId: 'string' }),
  /** Reads the logs beside a capture anew, with their stamps read so. Throws when there is no such time zone. */
  setLogClock: call<LogClockSettings & { captureId: CaptureId }, void>({
    captureId: 'string',
    timeZone: 'string',
    year: 'count',
  }),
  closeLogs: call<{ captureId: CaptureId }, void>({ captureId: 'string' }),
  /** The mail logs beside a capture; undefined when there are none. */
  captureLogs: call<{ captureId: CaptureId }, CaptureLogs | undefined>({ captureId: 'string' }),
  /** What the logs say of a session, in the order of time. */
  sessionLog: call<{ captureId: CaptureId; sessionId: number }, readonly SessionLogLine[]>({
    captureId: 'string',
    sessionId: 'count',
  }),
  /** Refusals in the logs that the capture does not hold. */
  unmatchedLog: call<{ captureId: CaptureId; offset: number; limit: number }, UnmatchedLogPage>({
    captureId: 'string',
    offset: 'count',
    limit: 'count',
  }),
  /** Opens the capture in Wireshark, at a packet unless that is 0; false when Wireshark is not there. */
  openInWireshark: call<{ captureId: CaptureId; packet: number }, boolean>({
    captureId: 'string',
    packet: 'count',
  }),
  /** Asks where to, then writes; `exportProgress` tells how far it has come. */
  exportReport: call<ExportWish & { captureId: CaptureId }, ExportResult>({
    captureId: 'string',
    format: EXPORT_NAMES,
    scope: ['all', 'filtered', 'selected'],
    filter: 'string',
    ids: 'counts',
    redact: { addresses: 'boolean', ips: 'boolean', subjects: 'boolean', bodies: 'boolean' },
  }),
  cancelExport: call<{ captureId: CaptureId }, void>({ captureId: 'string' }),
  /** What a live look-up about a session would send where, and commands that ask the same; sends nothing. */
  lookupPlan: call<{ captureId: CaptureId; sessionId: number }, LookupPlan | undefined>({
    captureId: 'string',
    sessionId: 'count',
  }),
  /** Asks the DNS about a session; before the first time the user must agree in a dialog of the system. One at a time. */
  lookup: call<{ captureId: CaptureId; sessionId: number }, LookupResult>({
    captureId: 'string',
    sessionId: 'count',
  }),
  cancelLookup: call<object, void>({}),
  /** Whom live look-ups ask, as in AppFacts; false when it cannot be read, which then changes nothing. */
  setNameServers: call<{ servers: string }, boolean>({ servers: 'string' }),
  setAnalysis: call<AnalysisSettings, void>({ extraPorts: 'counts', maskSecrets: 'boolean' }),
  /** The window's colours were chosen; title bar, menus and dialogs follow. */
  setTheme: call<{ theme: 'system' | 'light' | 'dark' }, void>({ theme: ['system', 'light', 'dark'] }),
  copyText: call<{ text: string }, void>({ text: 'text' }),
  /** Asks the user before a browser opens; http and https only. */
  openLink: call<{ url: string }, boolean>({ url: 'string' }),
} as const;

export type CallName = keyof typeof CALLS;
export type ArgumentOf<Name extends CallName> = NonNullable<(typeof CALLS)[Name]['types']>['argument'];
export type ResultOf<Name extends CallName> = NonNullable<(typeof CALLS)[Name]['types']>['result'];

/** Every event from the main process to the window. */
export interface Events {
  readonly progress: CaptureProgress;
  readonly captureClosed: { readonly captureId: CaptureId };
  /** A capture's worker died; it was started again and the capture is read anew. */
  readonly workerDied: { readonly captureId: CaptureId; readonly message: string };
  /** `share` goes from 0 to 1. */
  readonly exportProgress: { readonly captureId: CaptureId; readonly share: number };
  /** Reading the mail logs beside a capture has gone on, or ended, or they were closed (then without a state). */
  readonly logs: { readonly captureId: CaptureId; readonly state?: LogsState };
  /** A menu item or its accelerator was chosen. */
  readonly command: { readonly name: string };
}

export type EventName = keyof Events;

/** What the preload script puts at `window.smtpscope`. */
export type Bridge = {
  readonly [Name in CallName]: (argument: ArgumentOf<Name>) => Promise<ResultOf<Name>>;
} & {
  on<Name extends EventName>(name: Name, listener: (event: Events[Name]) => void): () => void;
  /**
   * Opens dropped files; their paths go from the preload script to the main process unseen by the page. Mail logs among
   * them are read beside the capture `beside`, where there is one.
   */
  openDropped(files: readonly object[], beside?: CaptureId): Promise<readonly CaptureId[]>;
};
