import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';

/**
 * An Electron that is already there: the one that ELECTRON_OVERRIDE_DIST_PATH names, the one that the `electron` package
 * beside this program or in the working folder has downloaded, or the one that `npm start` has. Fetches nothing.
 */
export function findElectron(env: NodeJS.ProcessEnv, folders: readonly string[]): string | undefined {
  const override = env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (override) return existing(join(override, executableName()));
  for (const folder of folders) {
    const found = packaged(folder);
    if (found !== undefined) return found;
  }
  return cached(env);
}

function packaged(folder: string): string | undefined {
  try {
    const home = dirname(createRequire(join(folder, 'x.js')).resolve('electron/package.json'));
    return existing(join(home, 'dist', readFileSync(join(home, 'path.txt'), 'utf8').trim()));
  } catch {
    return undefined;
  }
}

function cached(env: NodeJS.ProcessEnv): string | undefined {
  const folder = join(env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'smtpscope');
  try {
    const names = readdirSync(folder).filter((name) => /^electron-[\d.]+$/.test(name));
    return names
      .map((name) => existing(join(folder, name, executableName())))
      .find((path) => path !== undefined);
  } catch {
    return undefined;
  }
}

const existing = (path: string): string | undefined => (existsSync(path) ? path : undefined);

function executableName(): string {
  if (process.platform === 'darwin') return join('Electron.app', 'Contents', 'MacOS', 'Electron');
  return process.platform === 'win32' ? 'electron.exe' : 'electron';
}
