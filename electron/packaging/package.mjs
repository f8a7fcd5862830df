// npm run package: packs the built program for this system, unpacked, into dist/.
//
// Where only the fallback Electron of electron/launcher can be had, the program is packed with that, for tests only.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { buildWhenStale } from '../launcher/build.mjs';
import { findElectron } from '../launcher/find-electron.mjs';
import { PROJECT_ROOT } from '../launcher/project.mjs';
import { runProcess } from '../launcher/run-process.mjs';
import { writeLicenses } from './licenses.mjs';

const log = (/** @type {string} */ line) => process.stdout.write(`${line}\n`);

await buildWhenStale(log);
writeLicenses(join(PROJECT_ROOT, 'out', 'licenses.txt'));
const { distribution } = await findElectron(log);
const version = versionOf(distribution);
const builder = join(PROJECT_ROOT, 'node_modules', 'electron-builder', 'cli.js');
const { code } = await runProcess(
  process.execPath,
  [
    builder,
    '--dir',
    '--publish=never',
    `--config=${configFor(version)}`,
    `-c.electronDist=${distribution}`,
    ...(version === undefined ? [] : [`-c.electronVersion=${version}`]),
  ],
  { cwd: PROJECT_ROOT, passThrough: true },
);
process.exitCode = code ?? 1;

/** Electron's archive holds a file that names its version; the fallback's folder is named after it. @param {string} distribution */
function versionOf(distribution) {
  const file = join(distribution, 'version');
  if (existsSync(file)) return readFileSync(file, 'utf8').trim().replace(/^v/, '');
  return /^electron-(\d+\.\d+\.\d+)$/.exec(basename(distribution))?.[1];
}

/**
 * Before Electron 29 there was no fuse for the privileges of file: pages, and naming it is an error.
 *
 * @param {string | undefined} electronVersion
 */
function configFor(electronVersion) {
  const config = join(PROJECT_ROOT, 'electron-builder.yml');
  if (electronVersion === undefined || Number.parseInt(electronVersion) >= 29) return config;
  const older = join(PROJECT_ROOT, 'out', 'electron-builder.yml');
  writeFileSync(older, readFileSync(config, 'utf8').replace(/^ *grantFileProtocolExtraPrivileges:.*\n/m, ''));
  return older;
}
