import { app } from 'electron';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, dirname } from 'node:path';
import type { RecentFile } from '../../shared/ipc/contract.ts';
import { RECENT_FILES_KEPT, type SettingsStore } from './settings.ts';

export type RecentFiles = ReturnType<typeof createRecentFiles>;

/** The files opened lately, in the settings and in the system's own list. */
export function createRecentFiles(settings: SettingsStore) {
  return {
    /** A file that does not exist is not worth remembering. */
    add(file: string): void {
      if (!existsSync(file)) return;
      const others = settings.get().recentFiles.filter((each) => each !== file);
      settings.change({ recentFiles: [file, ...others].slice(0, RECENT_FILES_KEPT) });
      app.addRecentDocument(file);
    },
    list: (): readonly RecentFile[] =>
      settings.get().recentFiles.map((file, index) => ({
        index,
        name: basename(file),
        folder: shortFolder(dirname(file)),
      })),
    /** The path; undefined, and forgotten, when there is no such file any more. */
    take(index: number): string | undefined {
      const file = settings.get().recentFiles[index];
      if (file === undefined || existsSync(file)) return file;
      settings.change({ recentFiles: settings.get().recentFiles.filter((each) => each !== file) });
      return undefined;
    },
    clear(): void {
      settings.change({ recentFiles: [] });
      app.clearRecentDocuments();
    },
  };
}

function shortFolder(folder: string): string {
  const home = homedir();
  return folder === home || folder.startsWith(`${home}/`) ? `~${folder.slice(home.length)}` : folder;
}
