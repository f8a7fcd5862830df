// Writes out/licenses.txt: the licence of every package whose code is shipped.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PROJECT_ROOT } from '../launcher/project.mjs';

/** Folders whose imports end up in the program. */
const SHIPPED = [
  'shared',
  'renderer',
  join('electron', 'main'),
  join('electron', 'preload'),
  join('electron', 'worker'),
  join('electron', 'capture'),
  join('electron', 'cli'),
  join('electron', 'export'),
];
const IMPORT = /(?:from|import|@import)\s*\(?['"]((?:@[\w.-]+\/)?[\w.-]+)[^'"]*['"]/g;
/** Part of Electron itself, which brings its own licences. */
const NOT_BUNDLED = new Set(['electron']);
const LICENSE_FILE = /^(licen[cs]e|copying|notice|ofl)/i;

/** Names of the packages that the shipped sources import, and those that these import. */
export function shippedPackages() {
  const found = new Set();
  const add = (/** @type {string} */ name) => {
    const manifest = join(PROJECT_ROOT, 'node_modules', name, 'package.json');
    if (found.has(name) || NOT_BUNDLED.has(name) || !existsSync(manifest)) return;
    found.add(name);
    const { dependencies = {} } = JSON.parse(readFileSync(manifest, 'utf8'));
    for (const each of Object.keys(dependencies)) add(each);
  };
  for (const folder of SHIPPED) for (const name of importedPackages(join(PROJECT_ROOT, folder))) add(name);
  return [...found].sort();
}

/** @param {string} folder */
function importedPackages(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(tsx?|css)$/.test(file))
    .flatMap((file) =>
      [...readFileSync(join(folder, file), 'utf8').matchAll(IMPORT)].map(([, name = '']) => name),
    );
}

/** @param {string} name */
function licenseOf(name) {
  const folder = join(PROJECT_ROOT, 'node_modules', name);
  const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const texts = readdirSync(folder)
    .filter((file) => LICENSE_FILE.test(file))
    .map((file) => readFileSync(join(folder, file), 'utf8').trim());
  if (texts.length === 0 && typeof license !== 'string') throw new Error(`${name} has no licence.`);
  return `${'='.repeat(80)}\n${name} ${version} (${license})\n\n${texts.join('\n\n') || `Licensed under ${license}.`}\n`;
}

/** @param {string} path */
export function writeLicenses(path) {
  mkdirSync(dirname(path), { recursive: true });
  const own = readFileSync(join(PROJECT_ROOT, 'LICENSE'), 'utf8').trim();
  const head = `smtpscope\n\n${own}\n\nWhat follows are the licences of the packages that are part of it. Those of Electron and Chromium lie beside the program.\n\n`;
  writeFileSync(path, head + shippedPackages().map(licenseOf).join('\n'));
}
