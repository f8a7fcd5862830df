/** What the window remembers between runs. Sizes are shares of the room, from 0 to 1: they fit every window. */
export interface Preferences {
  readonly theme: 'system' | 'light' | 'dark';
  readonly listShare: number;
  readonly detailsShareBeside: number;
  readonly detailsShareBelow: number;
  readonly detailsShown: boolean;
}

export interface PreferenceStore {
  read(): Partial<Preferences>;
  write(preferences: Preferences): void;
}

export const DEFAULT_PREFERENCES: Preferences = {
  theme: 'system',
  listShare: 0.37,
  detailsShareBeside: 0.38,
  detailsShareBelow: 0.42,
  detailsShown: true,
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

/** Takes what fits from a stored text; throws on text that is not JSON. */
export function parsePreferences(text: string): Partial<Preferences> {
  const stored: unknown = JSON.parse(text);
  if (typeof stored !== 'object' || stored === null) return {};
  const fitting = Object.entries(stored).filter(([name, value]) => fits(name, value));
  return Object.fromEntries(fitting);
}

function fits(name: string, value: unknown): boolean {
  if (name === 'theme') return value === 'system' || value === 'light' || value === 'dark';
  if (!Object.hasOwn(DEFAULT_PREFERENCES, name)) return false;
  const expected = DEFAULT_PREFERENCES[name as keyof Preferences];
  return typeof value === typeof expected && (typeof value !== 'number' || (value >= 0 && value <= 1));
}
