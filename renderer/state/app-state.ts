import type {
  AppFacts,
  CaptureId,
  CaptureOverview,
  CaptureProgress,
  PacketBytes,
} from '../../shared/ipc/contract.ts';
import type { Cause } from '../../shared/model/cause.ts';
import type { Session } from '../../shared/model/session.ts';
import type { Sort, SortKey } from '../../shared/query/sort-rows.ts';
import type { Preferences } from './preferences.ts';
import type { RowCache } from './row-cache.ts';

export type View = 'overview' | 'sessions';

/** A session chosen in the list; `index` is its place there, unknown while it is being looked for. */
interface Selection {
  readonly id: number;
  readonly index: number | undefined;
}

/** What the window knows of one open capture. */
export interface Workspace {
  /** What the user chose to see; until then the capture decides. */
  readonly chosenView: View | undefined;
  readonly filter: string;
  readonly sort: Sort;
  readonly list: RowCache;
  readonly overview: CaptureOverview | undefined;
  readonly selection: Selection | undefined;
  /** The session last loaded; may be the one before `selection` for a moment. */
  readonly session: Session | undefined;
  /** Key of the chosen step of the dialogue. */
  readonly step: string | undefined;
  readonly packets: ReadonlyMap<number, PacketBytes>;
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
  readonly shortcutsShown: boolean;
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
  cancelReading(captureId: CaptureId): void;
  dismissRestart(captureId: CaptureId): void;
  dismissFailure(): void;

  show(view: View): void;
  setFilter(filter: string): void;
  sortBy(key: SortKey): void;
  /** Tells which rows are on screen, so that they get loaded. */
  showRows(start: number, end: number): void;
  showCause(cause: Cause): void;

  selectSession(id: number, index?: number): void;
  /** Chooses the session `by` rows further down. */
  moveSession(by: number): void;
  moveToSession(index: number): void;
  closeSession(): void;
  selectStep(key: string | undefined): void;
  moveStep(by: number): void;
  moveToStep(end: 'first' | 'last'): void;
  /** The next refusing reply: of this session, else of the next session that has one. */
  nextError(): void;
  showPacket(packet: number): void;
  loadPackets(packets: readonly number[]): void;

  copy(text: string): Promise<boolean>;
  openLink(url: string): void;
  setPreference<Name extends keyof Preferences>(name: Name, value: Preferences[Name]): void;
  showShortcuts(shown: boolean): void;
}
