import { parseList, type Check } from './stored-list.ts';

/** A column of the session list as the user wants it; the order of the list is the order of the columns. */
export interface ColumnChoice {
  readonly id: string;
  readonly shown: boolean;
  /** CSS pixels; absent until the user has pulled at it. */
  readonly width?: number;
}

interface SavedFilter {
  readonly name: string;
  readonly filter: string;
}

/** What the window remembers between starts. Shares are parts of the available room, 0 to 1: they fit every window. */
export interface Preferences {
  readonly theme: 'system' | 'light' | 'dark';
  readonly timeZone: 'utc' | 'local';
  readonly listShare: number;
  readonly detailsShareBeside: number;
  readonly detailsShareBelow: number;
  readonly detailsShown: boolean;
  /** How the times of a dialogue's steps are told. */
  readonly stepTime: 'relative' | 'delta' | 'clock';
  readonly dialogueMode: 'steps' | 'ladder';
  /** Replies of pipelined commands stand beside their commands. */
  readonly pipelinesGrouped: boolean;
  /** Rows of the session list in the colour of their outcome. */
  readonly rowsColoured: boolean;
  /** Empty means the columns that fit, as they come. */
  readonly columns: readonly ColumnChoice[];
  /** Filters used lately, the newest first. */
  readonly filterHistory: readonly string[];
  readonly savedFilters: readonly SavedFilter[];
}

export interface PreferenceStore {
  read(): Partial<Preferences>;
  write(preferences: Preferences): void;
}

export const DEFAULT_PREFERENCES: Preferences = {
  theme: 'system',
  timeZone: 'utc',
  listShare: 0.37,
  detailsShareBeside: 0.38,
  detailsShareBelow: 0.42,
  detailsShown: true,
  stepTime: 'relative',
  dialogueMode: 'steps',
  pipelinesGrouped: true,
  rowsColoured: false,
  columns: [],
  filterHistory: [],
  savedFilters: [],
};

const KEY = 'smtpscope.preferences';

/** Keeps the preferences in the page's own storage; broken or missing storage means the defaults. */
export function createStoredPreferences(storage: Pick<Storage, 'getItem' | 'setItem'>): PreferenceStore {
  return {
    read() {
      try {
        return parsePreferences(storage.getItem(KEY) ?? '{}');
      } catch {
        return {};
      }
    },
    write(preferences) {
      try {
        storage.setItem(KEY, JSON.stringify(preferences));
      } catch {
        // Storage may be full or forbidden; the preference then lasts as long as the window.
      }
    },
  };
}

const MOST_COLUMNS = 50;
export const FILTERS_REMEMBERED = 50;
export const MOST_SAVED_FILTERS = 100;

const isText: Check<string> = (value) => typeof value === 'string';
const isFlag: Check<boolean> = (value) => typeof value === 'boolean';
const isShare: Check<number> = (value): value is number =>
  typeof value === 'number' && value >= 0 && value <= 1;
const oneOf =
  <Word extends string>(...words: readonly Word[]): Check<Word> =>
  (value): value is Word =>
    words.some((word) => word === value);
const isColumn: Check<ColumnChoice> = (value): value is ColumnChoice => {
  const { id, shown, width } = Object(value) as Record<keyof ColumnChoice, unknown>;
  return isText(id) && isFlag(shown) && (width === undefined || (typeof width === 'number' && width > 0));
};
const isSavedFilter: Check<SavedFilter> = (value): value is SavedFilter => {
  const { name, filter } = Object(value) as Record<keyof SavedFilter, unknown>;
  return isText(name) && isText(filter);
};

/** Of each preference, what a stored value gives; undefined where it does not fit. */
const READERS: { readonly [Name in keyof Preferences]: (value: unknown) => Preferences[Name] | undefined } = {
  theme: taken(oneOf('system', 'light', 'dark')),
  timeZone: taken(oneOf('utc', 'local')),
  listShare: taken(isShare),
  detailsShareBeside: taken(isShare),
  detailsShareBelow: taken(isShare),
  detailsShown: taken(isFlag),
  stepTime: taken(oneOf('relative', 'delta', 'clock')),
  dialogueMode: taken(oneOf('steps', 'ladder')),
  pipelinesGrouped: taken(isFlag),
  rowsColoured: taken(isFlag),
  columns: (value) => parseList(value, isColumn, MOST_COLUMNS),
  filterHistory: (value) => parseList(value, isText, FILTERS_REMEMBERED),
  savedFilters: (value) => parseList(value, isSavedFilter, MOST_SAVED_FILTERS),
};

function taken<Value>(check: Check<Value>): (value: unknown) => Value | undefined {
  return (value) => (check(value) ? value : undefined);
}

/** Takes what fits from a stored text; throws on text that is not JSON. */
export function parsePreferences(text: string): Partial<Preferences> {
  const stored = Object(JSON.parse(text)) as Record<string, unknown>;
  const entries = (Object.keys(READERS) as (keyof Preferences)[]).map(
    (name) => [name, READERS[name](stored[name])] as const,
  );
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}
