import { runProcess } from './run-process.mjs';

/** Which Debian package holds a library that Electron loads; the first letters of the file name. */
const DEBIAN_PACKAGES = [
  ['libnss3', 'libnss3'],
  ['libnssutil3', 'libnss3'],
  ['libsmime3', 'libnss3'],
  ['libnspr4', 'libnspr4'],
  ['libatk-bridge-2.0', 'libatk-bridge2.0-0'],
  ['libatspi', 'libatspi2.0-0'],
  ['libatk-1.0', 'libatk1.0-0'],
  ['libcups', 'libcups2'],
  ['libgtk-3', 'libgtk-3-0'],
  ['libgdk-3', 'libgtk-3-0'],
  ['libgbm', 'libgbm1'],
  ['libasound', 'libasound2'],
  ['libdrm', 'libdrm2'],
  ['libxkbcommon', 'libxkbcommon0'],
  ['libpango', 'libpango-1.0-0'],
  ['libcairo', 'libcairo2'],
  ['libXcomposite', 'libxcomposite1'],
  ['libXdamage', 'libxdamage1'],
  ['libXext', 'libxext6'],
  ['libXfixes', 'libxfixes3'],
  ['libXrandr', 'libxrandr2'],
  ['libX11', 'libx11-6'],
  ['libxcb', 'libxcb1'],
  ['libexpat', 'libexpat1'],
  ['libdbus-1', 'libdbus-1-3'],
  ['libglib', 'libglib2.0-0'],
  ['libgobject', 'libglib2.0-0'],
  ['libgio', 'libglib2.0-0'],
  ['libudev', 'libudev1'],
];

/** All that Electron needs on a bare Debian, beyond what these pull in themselves. */
export const ELECTRON_DEBIAN_PACKAGES = [
  'libnss3',
  'libatk1.0-0',
  'libatk-bridge2.0-0',
  'libcups2',
  'libgtk-3-0',
  'libgbm1',
  'libasound2',
  'libdrm2',
  'libxkbcommon0',
];

/**
 * The libraries an executable wants and the system lacks; empty where that cannot be told (no Linux, no ldd).
 *
 * @param {string} executable
 * @returns {Promise<readonly string[]>} file names, such as "libnss3.so"
 */
export async function missingLibraries(executable) {
  if (process.platform !== 'linux') return [];
  const { output } = await runProcess('ldd', [executable], { limitMs: 10_000 });
  return parseMissingLibraries(output);
}

/**
 * @param {string} lddOutput lines such as "	libnss3.so => not found"
 * @returns {readonly string[]}
 */
export function parseMissingLibraries(lddOutput) {
  const names = [...lddOutput.matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1] ?? '');
  return [...new Set(names)];
}

/**
 * The Debian packages that hold the libraries; a library nobody knows is named itself.
 *
 * @param {readonly string[]} libraries
 * @returns {readonly string[]}
 */
export function debianPackagesOf(libraries) {
  const packageOf = (/** @type {string} */ library) =>
    DEBIAN_PACKAGES.find(([prefix]) => library.startsWith(prefix ?? ''))?.[1] ?? library;
  return [...new Set(libraries.map(packageOf))];
}
