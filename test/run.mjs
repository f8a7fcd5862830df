// npm test [-- unit|e2e]: installs what is missing, builds, runs every test, and ends with one line that counts them.
import { join } from 'node:path';
import { buildWhenStale } from '../electron/launcher/build.mjs';
import { hasDisplay } from '../electron/launcher/display.mjs';
import { findElectron } from '../electron/launcher/find-electron.mjs';
import { LaunchError } from '../electron/launcher/launch-error.mjs';
import { PROJECT_ROOT } from '../electron/launcher/project.mjs';
import { runProcess } from '../electron/launcher/run-process.mjs';
import { sandboxRemedy } from '../electron/launcher/sandbox.mjs';
import { countPlaywright, countResults, countVitest } from './support/count-results.mjs';
import { ensureSystemPackages } from './support/system-packages.mjs';

const log = (/** @type {string} */ line) => console.log(line);
const results = (/** @type {string} */ name) => join(PROJECT_ROOT, 'test-results', name);
const script = (/** @type {readonly string[]} */ ...parts) => join(PROJECT_ROOT, 'node_modules', ...parts);

async function prepare() {
  const electron = await findElectron(log);
  await ensureSystemPackages(electron.executable, log);
  const remedy = sandboxRemedy(electron.distribution);
  if (remedy !== undefined) {
    throw new LaunchError('This system does not let Chromium start its sandbox.', `Allow it with: ${remedy}`);
  }
  await buildWhenStale(log);
  return electron;
}

async function runUnitTests() {
  const report = results('unit.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const args = [script('vitest', 'vitest.mjs'), 'run', ...reporters];
  const { code } = await runProcess(process.execPath, args, { cwd: PROJECT_ROOT, passThrough: true });
  return countResults(report, code, countVitest);
}

/** @param {string} distribution */
async function runWindowTests(distribution) {
  const args = [
    script('@playwright', 'test', 'cli.js'),
    'test',
    '--config',
    join('test', 'e2e', 'playwright.config.ts'),
  ];
  const command = [process.execPath, ...args];
  const [program = '', ...rest] = hasDisplay(process.platform, process.env)
    ? command
    : ['xvfb-run', '-a', '-s', '-screen 0 1600x1000x24', ...command];
  const env = { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: distribution };
  const { code } = await runProcess(program, rest, { cwd: PROJECT_ROOT, env, passThrough: true });
  return countResults(results('e2e.json'), code, countPlaywright);
}

/** @param {string | undefined} only */
async function runTests(only) {
  const electron = await prepare();
  const counts = [];
  if (only !== 'e2e') counts.push(await runUnitTests());
  if (only !== 'unit') counts.push(await runWindowTests(electron.distribution));
  return conclude(counts);
}

/** @param {readonly import('./support/count-results.mjs').Count[]} counts */
function conclude(counts) {
  const skipped = counts.flatMap((count) => count.skipped);
  if (skipped.length > 0) log(`\nDid not run:\n${skipped.map((name) => `  ${name}`).join('\n')}`);
  const passed = counts.reduce((sum, count) => sum + count.passed, 0);
  // Where nobody looks, a test that did not run is one that failed.
  const skippedFail = process.env['CI'] ? skipped.length : 0;
  const failed = counts.reduce((sum, count) => sum + count.failed, skippedFail);
  log(
    `\n${passed} passed, ${failed} failed${skippedFail < skipped.length ? ` (${skipped.length} did not run)` : ''}`,
  );
  return failed === 0 ? 0 : 1;
}

try {
  process.exitCode = await runTests(process.argv[2]);
} catch (error) {
  if (!(error instanceof LaunchError)) throw error;
  log([error.message, error.tip].filter(Boolean).join('\n'));
  log('\n0 passed, 1 failed');
  process.exitCode = 1;
}
