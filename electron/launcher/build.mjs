import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { LaunchError } from './launch-error.mjs';
import { PROJECT_ROOT } from './project.mjs';
import { runProcess } from './run-process.mjs';

const SOURCES = ['electron', 'renderer', 'shared', 'electron.vite.config.ts', 'package.json'];
const OUTPUTS = [
  'main/index.js',
  'main/worker.js',
  'main/cli.js',
  'preload/index.js',
  'renderer/index.html',
].map((path) => join('out', path));

/**
 * True when something of out/ is missing or older than the newest source. A package installed without its sources
 * is taken as it is.
 *
 * @param {string} root
 */
export function isBuildStale(root) {
  if (!existsSync(join(root, 'electron.vite.config.ts'))) return false;
  const outputs = OUTPUTS.map((path) => join(root, path));
  if (!outputs.every((path) => existsSync(path))) return true;
  const oldestOutput = Math.min(...outputs.map((path) => statSync(path).mtimeMs));
  return SOURCES.some((path) => newestChange(join(root, path)) > oldestOutput);
}

/**
 * Milliseconds since 1970 of the newest file or folder below a path; a folder changes when a file is removed.
 *
 * @param {string} path
 * @returns {number}
 */
function newestChange(path) {
  if (!existsSync(path)) return 0;
  const own = statSync(path);
  // The launcher is not built.
  if (!own.isDirectory() || path.endsWith('launcher')) return own.isDirectory() ? 0 : own.mtimeMs;
  return Math.max(own.mtimeMs, ...readdirSync(path).map((name) => newestChange(join(path, name))));
}

/**
 * Builds the window, the worker and the command line, when that is needed.
 *
 * @param {(line: string) => void} log
 */
export async function buildWhenStale(log) {
  if (!isBuildStale(PROJECT_ROOT)) return;
  log('Building smtpscope …');
  const script = join(PROJECT_ROOT, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  if (!existsSync(script)) throw new LaunchError('The packages are not installed.', 'Run "npm ci" first.');
  const { code, output } = await runProcess(process.execPath, [script, 'build', '--logLevel', 'warn'], {
    cwd: PROJECT_ROOT,
  });
  if (code !== 0) throw new LaunchError(`The build failed:\n${output.trim()}`);
}
