import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { hasDisplay } from '../../electron/launcher/display.mjs';
import { LaunchError } from '../../electron/launcher/launch-error.mjs';
import { runProcess } from '../../electron/launcher/run-process.mjs';
import { ELECTRON_DEBIAN_PACKAGES, missingLibraries } from '../../electron/launcher/shared-libraries.mjs';

/** Programs that the tests run, and the Debian packages they come in. */
const PROGRAMS = [
  { program: 'tcpdump', packages: ['tcpdump'] },
  { program: 'tshark', packages: ['tshark'] },
  { program: 'knotd', packages: ['knot'] },
];
const VIRTUAL_DISPLAY = { program: 'xvfb-run', packages: ['xvfb', 'xauth'] };

/**
 * Makes sure of all that the tests need of the system: installs it where that is allowed (root on Debian and its
 * kin), else says what is missing.
 *
 * @param {string} electron the executable
 * @param {(line: string) => void} log
 * @throws {LaunchError} naming what is missing
 */
export async function ensureSystemPackages(electron, log) {
  if (process.platform !== 'linux') return;
  const missing = await missingPackages(electron);
  if (missing.length === 0) return;
  if (process.getuid?.() !== 0 || !isInstalled('apt-get')) throw lacking(missing);
  log(`Installing ${missing.join(' ')} …`);
  await install(missing);
  const still = await missingPackages(electron);
  if (still.length > 0) throw lacking(still);
}

/** @param {readonly string[]} packages */
function lacking(packages) {
  return new LaunchError(
    'The tests need programs or libraries that this system lacks.',
    `On Debian and Ubuntu: sudo apt-get install ${packages.join(' ')}`,
  );
}

/** @param {string} electron */
async function missingPackages(electron) {
  const programs = hasDisplay(process.platform, process.env) ? PROGRAMS : [...PROGRAMS, VIRTUAL_DISPLAY];
  const ofPrograms = programs
    .filter(({ program }) => !isInstalled(program))
    .flatMap(({ packages }) => packages);
  const libraries = await missingLibraries(electron);
  return [...ofPrograms, ...(libraries.length > 0 ? ELECTRON_DEBIAN_PACKAGES : [])];
}

/** @param {string} program */
function isInstalled(program) {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/sbin'];
  return folders.some((folder) => folder !== '' && existsSync(join(folder, program)));
}

/** @param {readonly string[]} packages */
async function install(packages) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (/** @type {readonly string[]} */ args) =>
    runProcess('apt-get', args, { env, passThrough: true });
  await apt(['-qq', 'update']);
  const names = await Promise.all(packages.map(currentName));
  const { code } = await apt(['-qq', 'install', '-y', '--no-install-recommends', ...names]);
  if (code !== 0) throw lacking(packages);
}

/**
 * Since Debian 13 and Ubuntu 24.04 some libraries have a "t64" behind their name.
 *
 * @param {string} name
 */
async function currentName(name) {
  const { code } = await runProcess('apt-cache', ['show', `${name}t64`]);
  return code === 0 ? `${name}t64` : name;
}
