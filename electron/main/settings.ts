import { readJsonFile, writeJsonFile } from './json-file.ts';
import { isRectangle, type Rectangle } from './window-bounds.ts';

export type Theme = 'system' | 'light' | 'dark';

/** What is remembered between two starts. */
interface Settings {
  readonly bounds?: Rectangle;
  readonly maximized: boolean;
  readonly theme: Theme;
  /** Absolute paths, the newest first. */
  readonly recentFiles: readonly string[];
}

export const RECENT_FILES_KEPT = 12;

export interface SettingsStore {
  get(): Settings;
  change(part: Partial<Settings>): void;
}

/** Settings in a file; a damaged field is as good as a missing one. */
export function createSettingsStore(path: string): SettingsStore {
  let settings = sanitize(readJsonFile(path));
  return {
    get: () => settings,
    change(part) {
      settings = { ...settings, ...part };
      writeJsonFile(path, settings);
    },
  };
}

function sanitize(stored: unknown): Settings {
  const { bounds, maximized, theme, recentFiles } = Object(stored) as Record<keyof Settings, unknown>;
  return {
    ...(isRectangle(bounds) && { bounds }),
    maximized: maximized === true,
    theme: theme === 'light' || theme === 'dark' ? theme : 'system',
    recentFiles: Array.isArray(recentFiles)
      ? recentFiles.filter((file) => typeof file === 'string').slice(0, RECENT_FILES_KEPT)
      : [],
  };
}
