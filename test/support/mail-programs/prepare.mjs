// Real mail programs for tests, without installing them (their packages exclude each other): Debian packages unpacked into
// the cache folder, each set with the libraries that the system lacks. Needs no root, but apt's lists.
import { chmod, mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { runProcess } from '../../../electron/launcher/run-process.mjs';

/** The packages of each set, and a file by which the set is known to be there. */
const SETS = {
  sendmail: {
    packages: ['sendmail-bin', 'sendmail-cf', 'm4', 'libnss-wrapper'],
    program: 'usr/libexec/sendmail/sendmail',
  },
  postfix: { packages: ['postfix', 'libnss-wrapper'], program: 'usr/sbin/postmap' },
  exim: { packages: ['exim4-daemon-light', 'libnss-wrapper'], program: 'usr/sbin/exim4' },
};

/** @typedef {keyof typeof SETS} MailProgram */

const CACHE =
  process.env['SMTPSCOPE_MAIL_PROGRAMS'] ?? join(homedir(), '.cache', 'smtpscope', 'mail-programs');

/**
 * Where the files of a program's packages are; undefined where `npm test` could not get them.
 *
 * @param {MailProgram} name
 */
export function mailProgramFolder(name) {
  const folder = join(CACHE, name);
  return existsSync(join(folder, SETS[name].program)) ? folder : undefined;
}

/**
 * Gets what is missing, where the system has apt; says what could not be had, whose tests then do not run.
 *
 * @param {(line: string) => void} log
 */
export async function prepareMailPrograms(log) {
  const missing = /** @type {MailProgram[]} */ (Object.keys(SETS)).filter(
    (name) => mailProgramFolder(name) === undefined,
  );
  if (missing.length === 0 || process.platform !== 'linux') return;
  log(`Unpacking ${missing.join(', ')} into ${CACHE} …`);
  if (process.getuid?.() === 0) await runProcess('apt-get', ['-qq', 'update']).catch(() => undefined);
  for (const name of missing) {
    const failure = await unpackSet(name).catch((/** @type {unknown} */ error) => String(error));
    if (failure !== undefined) log(`The tests with the real ${name} cannot run: ${failure}`);
  }
}

/**
 * @param {MailProgram} name
 * @returns {Promise<string | undefined>} what went wrong
 */
async function unpackSet(name) {
  await mkdir(CACHE, { recursive: true });
  const work = await mkdtemp(join(CACHE, `${name}-`));
  try {
    const packages = await neededPackages(SETS[name].packages);
    const download = await runProcess('apt-get', ['-q', 'download', ...packages], { cwd: work });
    if (download.code !== 0) return `apt-get download ended with ${download.code}`;
    for (const file of await readdir(work)) {
      const { code } = await runProcess('dpkg-deb', ['-x', join(work, file), join(work, 'root')]);
      if (code !== 0) return `dpkg-deb -x ${file} ended with ${code}`;
    }
    // Set-id programs are given no libraries from elsewhere.
    await chmod(join(work, 'root', SETS[name].program), 0o755);
    await rename(join(work, 'root'), join(CACHE, name));
    return mailProgramFolder(name) === undefined ? `${SETS[name].program} is not in its packages` : undefined;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/**
 * The packages themselves and those they need that the system does not have, as apt would install them.
 *
 * @param {readonly string[]} wanted
 */
async function neededPackages(wanted) {
  const { output } = await runProcess('apt-get', ['-s', 'install', '--no-install-recommends', ...wanted]);
  const installed = [...output.matchAll(/^Inst (\S+)/gm)].map(([, name = '']) => name);
  return [...new Set([...wanted, ...installed])];
}
