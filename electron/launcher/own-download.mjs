import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from './project.mjs';
import { runProcess } from './run-process.mjs';

const PACKAGE_FOLDER = join(PROJECT_ROOT, 'node_modules', 'electron');
const RELEASE_PAGE = 'https://github.com/electron/electron/releases/';
const PROBE_LIMIT_MS = 4_000;
/** Enough to unpack what the download cache of the package already holds. */
const UNREACHABLE_LIMIT_MS = 15_000;
const DOWNLOAD_LIMIT_MS = 15 * 60_000;

/**
 * The Electron that the `electron` package has downloaded.
 *
 * @returns {{ readonly distribution: string, readonly executable: string } | undefined}
 */
export function installedElectron() {
  const pathFile = join(PACKAGE_FOLDER, 'path.txt');
  if (!existsSync(pathFile)) return undefined;
  const distribution = join(PACKAGE_FOLDER, 'dist');
  const executable = join(distribution, readFileSync(pathFile, 'utf8'));
  return existsSync(executable) ? { distribution, executable } : undefined;
}

/**
 * Lets the `electron` package download its program. Gives up soon, and without a word, where the release page cannot
 * be reached.
 *
 * @param {(line: string) => void} log
 * @param {{ readonly persistent: boolean }} options persistent: tried also when the page does not answer, since the
 *   package may hold the program in its own cache
 */
export async function downloadElectron(log, { persistent }) {
  const script = join(PACKAGE_FOLDER, 'install.js');
  if (!existsSync(script)) return undefined;
  const reachable = await isReachable(process.env['ELECTRON_MIRROR'] || RELEASE_PAGE);
  if (!reachable && !persistent) return undefined;
  if (reachable) log('Downloading Electron (about 110 MB, once) …');
  const limitMs = reachable ? DOWNLOAD_LIMIT_MS : UNREACHABLE_LIMIT_MS;
  const { code } = await runProcess(process.execPath, [script], { cwd: PROJECT_ROOT, limitMs });
  return code === 0 ? installedElectron() : undefined;
}

/** @param {string} url */
async function isReachable(url) {
  // A proxy cannot be probed simply; where one is set, the download itself must show.
  if (process.env['ELECTRON_GET_USE_PROXY']) return true;
  try {
    await fetch(url, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(PROBE_LIMIT_MS) });
    return true;
  } catch {
    return false;
  }
}
