import type {
  BoundedText,
  AppFacts,
  AnalysisSettings,
  CaptureId,
  CaptureLogs,
  CaptureMarks,
  CaptureOverview,
  CaptureProgress,
  CopyFormat,
  LogClockSettings,
  UnmatchedLogPage,
  PacketBytes,
  ExportResult,
  ExportWish,
} from '../../shared/ipc/contract.ts';
import type { FindQuery } from '../dialogue/find.ts';
import type { Cause } from '../../shared/model/cause.ts';
import type { LookupPlan, LookupReport } from '../../shared/model/lookup.ts';
import type { Session } from '../../shared/model/session.ts';
import type { FilterSuggestions } from '../../shared/query/filter/suggest-filter.ts';
import type { AllowProgram } from '../../shared/remedy/allow/allow-file.ts';
import type { SessionRow } from '../../shared/query/session-row.ts';
import type { Sort, SortKey } from '../../shared/query/sort-rows.ts';
import type { CompareState, DialogueState } from './dialogue-state.ts';
import type { MessageTab, OpenMessage } from './open-message.ts';
import type { Preferences } from './preferences.ts';
import type { RowCache } from './row-cache.ts';

export type View = 'overview' | 'sessions';

/** What lies over the window and takes all keys while it is there. */
export type Dialog =
  | 'shortcuts'
  | 'palette'
  | 'settings'
  | 'note'
  | 'jump'
  | 'compare-with'
  | 'export'
  | 'logs'
  | 'lookup'
  | 'allow';

/** A word on what was just done, and the way back. */
interface Toast {
  /** Another one for each, so that the same words said twice are two. */
  readonly key: number;
  readonly text: string;
  readonly undo?: () => void;
}

/** Clients to be let past the checks of their addresses. */
export interface Allowing {
  /** Addresses and networks, a line each. */
  readonly ranges: string;
  /** The comment above the lines. */
  readonly why: string;
  /** The server program, where it is known. */
  readonly program: AllowProgram | undefined;
}

/** A session chosen in the list; `index` is its place there, unknown while it is being looked for. */
interface Selection {
  readonly id: number;
  readonly index: number | undefined;
}

/** What the window knows of one open capture. */
export interface Workspace {
  /** What the user chose to see; until then the capture decides. */
  readonly chosenView: View | undefined;
  /** What stands in the filter's box, right or wrong, and the last right one: what the list shows. */
  readonly filterText: string;
  readonly filter: string;
  readonly sort: Sort;
  readonly list: RowCache;
  readonly overview: CaptureOverview | undefined;
  readonly selection: Selection | undefined;
  /** Sessions chosen together, by id; empty when it is only the one of `selection`. */
  readonly chosen: ReadonlySet<number>;
  /** Place in the list from which Shift extends the choice. */
  readonly anchor: number | undefined;
  readonly marks: CaptureMarks;
  /** Rows of the pinned sessions, in the order they were pinned. */
  readonly pinnedRows: readonly SessionRow[];
  /** The session last loaded; may be the one before `selection` for a moment. */
  readonly session: Session | undefined;
  /** Key of the chosen step of the dialogue. */
  readonly step: string | undefined;
  readonly packets: ReadonlyMap<number, PacketBytes>;
  /** Beginnings of messages of the open session as they were sent, by their transaction; `none` where the capture holds none. */
  readonly sources: ReadonlyMap<number, BoundedText | 'none'>;
  /** What is folded, found and open in the dialogue. */
  readonly dialogue: DialogueState;
  /** Two sessions side by side; they take the place of the list. */
  readonly compare: CompareState | undefined;
  /** A message in place of the dialogue; stays until another session's is opened. */
  readonly message: OpenMessage | undefined;
  /** Mail logs beside the capture, and the refusals in them that the capture does not hold, as far as they are loaded. */
  readonly logs: CaptureLogs | undefined;
  readonly unmatchedLog: UnmatchedLogPage | undefined;
  /** What the DNS said when it was asked about a session. */
  readonly lookup: { readonly sessionId: number; readonly report: LookupReport } | undefined;
  /** What went wrong in this capture's last reading, when its worker died. */
  readonly restarted: string | undefined;
}

export interface AppState {
  readonly facts: AppFacts | undefined;
  /** Open captures in the order of their tabs. */
  readonly captures: readonly CaptureProgress[];
  readonly activeId: CaptureId | undefined;
  readonly workspaces: ReadonlyMap<CaptureId, Workspace>;
  readonly preferences: Preferences;
  readonly dialog: Dialog | undefined;
  /** How far the export under way has come, from 0 to 1. */
  readonly exportShare: number | undefined;
  /** What the dialog `allow` begins with. */
  readonly allowing: Allowing | undefined;
  readonly toast: Toast | undefined;
  /** A call to the main process that failed; shown until dismissed. */
  readonly failure: string | undefined;
  readonly actions: AppActions;
}

/** Everything the window can do. Nothing else calls the bridge. */
export interface AppActions {
  start(): () => void;
  openDialog(): void;
  openSample(): void;
  openRecent(index: number): void;
  openDropped(files: readonly object[]): void;
  activate(captureId: CaptureId): void;
  closeCapture(captureId: CaptureId): void;
  /** Opens the capture closed last. */
  reopenClosed(): void;
  /** Moves a tab to another place. */
  moveCapture(captureId: CaptureId, to: number): void;
  /** At the chosen step's packet, else the session's first. */
  openInWireshark(): void;
  setAnalysis(analysis: AnalysisSettings): void;
  cancelReading(captureId: CaptureId): void;
  dismissRestart(captureId: CaptureId): void;
  dismissFailure(): void;
  /** Tells what failed until it is dismissed. */
  fail(message: string): void;

  show(view: View): void;
  /** Takes what is being typed; the list follows when it is right. */
  typeFilter(text: string): void;
  /** Takes a whole filter, and remembers it. */
  setFilter(filter: string): void;
  /** Adds a term that the sessions must (must not) meet, and shows them. */
  filterFor(term: string): void;
  filterOut(term: string): void;
  removeFilterTerm(index: number): void;
  rememberFilter(): void;
  saveFilter(name: string): void;
  forgetSavedFilter(name: string): void;
  suggestFilter(filter: string, cursor: number): Promise<FilterSuggestions | undefined>;
  sortBy(key: SortKey): void;
  /** Tells which rows are on screen, so that they get loaded. */
  showRows(start: number, end: number): void;
  showCause(cause: Cause): void;

  selectSession(id: number, index?: number): void;
  /** Chooses the session `by` rows further down. */
  moveSession(by: number): void;
  moveToSession(index: number): void;
  closeSession(): void;
  /** Shows the open session's credentials, when the user agrees in a dialog of the system. */
  revealSession(): Promise<void>;
  /** Adds a session to those chosen together, or leaves it out. */
  toggleChosen(id: number, index: number): void;
  /** Chooses everything from the anchor to a place in the list. */
  chooseUpTo(index: number): void;
  extendChoice(by: number): void;
  chooseAll(): void;
  copyChosen(format: CopyFormat): Promise<void>;
  /** An empty text removes the note. */
  setNote(firstPacket: number, text: string): void;
  /** Pins the chosen sessions, or unpins them when all are. */
  togglePins(): void;
  clearPins(): void;
  clearNotes(): void;
  selectStep(key: string | undefined): void;
  moveStep(by: number): void;
  moveToStep(end: 'first' | 'last'): void;
  /** The next refusing reply: of this session, else of the next session that has one. */
  nextError(): void;
  showPacket(packet: number): void;
  loadPackets(packets: readonly number[]): void;

  foldStep(key: string, open: boolean): void;
  /** Opens the find bar of the open session. */
  openFind(): void;
  closeFind(): void;
  setFind(change: Partial<FindQuery>): void;
  /** Goes to the next (1) or previous (-1) place found. */
  moveFind(by: number): void;
  /** Loads every packet of the open session. */
  loadWire(): void;

  /** Compares the two sessions chosen in the list; with fewer, asks which to compare the open one with. */
  compare(): void;
  /** The first sessions that a number or a filter finds; those near the open one when it is empty. */
  findSessions(text: string): Promise<readonly SessionRow[]>;
  compareSessions(leftId: number, rightId: number): void;
  /** Places beyond the ends are the ends. */
  selectComparedRow(place: number): void;
  /** Goes to the next row that may explain why the sessions end differently. */
  nextDifference(): void;
  swapCompared(): void;
  closeCompare(): void;

  /** Opens a message of the open session; without a place that of the chosen step, else the one that matters most. */
  openMessage(transaction?: number): void;
  closeMessage(): void;
  showMessageTab(tab: MessageTab): void;
  /** Reads the beginning of a message of the open session, unless it is here. */
  loadSource(transaction: number): void;
  /** Saves a part by its path, "" the whole message, where the user says. */
  savePart(part: string): Promise<void>;

  /** Asks for mail logs to be read beside the capture. */
  openLogs(): void;
  closeLogs(): void;
  /** Reads them anew; gives what is wrong with the settings. */
  setLogClock(settings: LogClockSettings): Promise<string | undefined>;
  /** Loads more of the refusals that the capture does not hold. */
  loadUnmatchedLog(): void;

  /** What a live look-up about the open session would send where; sends nothing. */
  lookupPlan(): Promise<LookupPlan | undefined>;
  /** Asks the DNS, when the user agrees in a dialog of the system; gives what hindered it. */
  lookUp(): Promise<string | undefined>;
  cancelLookup(): void;
  /** False when it cannot be read. */
  setNameServers(servers: string): Promise<boolean>;

  copy(text: string): Promise<boolean>;
  openLink(url: string): void;
  setPreference<Name extends keyof Preferences>(name: Name, value: Preferences[Name]): void;
  /** Opens a dialog in place of any other; undefined closes it. */
  showDialog(dialog: Dialog | undefined): void;
  /** Resolves once the file is written, or the user thought better of it. */
  exportReport(wish: ExportWish): Promise<ExportResult | undefined>;
  cancelExport(): void;
  /** Opens the dialog that writes configuration to let clients in. */
  allow(allowing: Allowing): void;
  announce(text: string): void;
  offerUndo(text: string, undo: () => void): void;
  /** Takes back what the last word offers to take back. */
  undo(): void;
  dismissToast(): void;
}
