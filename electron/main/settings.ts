import type { AnalysisSettings } from '../../shared/ipc/contract.ts';
import { areNameServers } from '../lookup/name-servers.ts';
import { readJsonFile, writeJsonFile, type OnDamage } from './json-file.ts';
import { isRectangle, type Rectangle } from './window-bounds.ts';

export type Theme = 'system' | 'light' | 'dark';

/** What is remembered between two starts. */
interface Settings {
  readonly bounds?: Rectangle;
  readonly maximized: boolean;
  readonly theme: Theme;
  readonly analysis: AnalysisSettings;
  /** Whom live look-ups ask; empty for the name servers of the system. */
  readonly nameServers: string;
  /** Absolute paths, the newest first. */
  readonly recentFiles: readonly string[];
}

export const RECENT_FILES_KEPT = 12;

export interface SettingsStore {
  get(): Settings;
  change(part: Partial<Settings>): void;
}

/** Settings in a file; a damaged field is as good as a missing one, and a damaged file is told of. */
export function createSettingsStore(path: string, onDamage: OnDamage): SettingsStore {
  let settings = masked(sanitize(readJsonFile(path, onDamage)));
  return {
    get: () => settings,
    change(part) {
      settings = { ...settings, ...part };
      writeJsonFile(path, masked(settings));
    },
  };
}

/** That passwords are shown is never remembered. */
function masked(settings: Settings): Settings {
  return { ...settings, analysis: { ...settings.analysis, maskSecrets: true } };
}

function sanitize(stored: unknown): Settings {
  const { bounds, maximized, theme, analysis, nameServers, recentFiles } = Object(stored) as Record<
    keyof Settings,
    unknown
  >;
  return {
    ...(isRectangle(bounds) && { bounds }),
    maximized: maximized === true,
    theme: theme === 'light' || theme === 'dark' ? theme : 'system',
    analysis: sanitizeAnalysis(analysis),
    nameServers: typeof nameServers === 'string' && areNameServers(nameServers) ? nameServers : '',
    recentFiles: Array.isArray(recentFiles)
      ? recentFiles.filter((file) => typeof file === 'string').slice(0, RECENT_FILES_KEPT)
      : [],
  };
}

const MOST_EXTRA_PORTS = 32;

/** What fits of the settings of the analysis: real ports, each once. Passwords are masked unless it was told otherwise. */
export function sanitizeAnalysis(stored: unknown): AnalysisSettings {
  const { extraPorts, maskSecrets } = Object(stored) as Record<keyof AnalysisSettings, unknown>;
  const ports = Array.isArray(extraPorts) ? extraPorts.filter(isPort) : [];
  return { extraPorts: [...new Set(ports)].slice(0, MOST_EXTRA_PORTS), maskSecrets: maskSecrets !== false };
}

function isPort(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) > 0 && (value as number) < 65_536;
}
