// npm test [-- unit|e2e]: installs what is missing, builds, runs every test, and ends with one line that counts them.
import { join } from 'node:path';
import { LaunchError } from '../electron/launcher/launch-error.mjs';
import { PROJECT_ROOT } from '../electron/launcher/project.mjs';
import { runProcess } from '../electron/launcher/run-process.mjs';
import { countPlaywright, countResults, countVitest } from './support/count-results.mjs';
import { prepareMailPrograms } from './support/mail-programs/prepare.mjs';
import { prepareWindow, runWindowTests } from './support/window-tests.mjs';

const log = (/** @type {string} */ line) => console.log(line);
const results = (/** @type {string} */ name) => join(PROJECT_ROOT, 'test-results', name);
const script = (/** @type {readonly string[]} */ ...parts) => join(PROJECT_ROOT, 'node_modules', ...parts);

async function runUnitTests() {
  await prepareMailPrograms(log);
  const report = results('unit.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const args = [script('vitest', 'vitest.mjs'), 'run', ...reporters];
  const { code } = await runProcess(process.execPath, args, { cwd: PROJECT_ROOT, passThrough: true });
  return countResults(report, code, countVitest);
}

/** @param {string} distribution */
async function runEndToEndTests(distribution) {
  const code = await runWindowTests(join('test', 'e2e', 'playwright.config.ts'), distribution);
  return countResults(results('e2e.json'), code, countPlaywright);
}

/** @param {string | undefined} only */
async function runTests(only) {
  const electron = await prepareWindow();
  const counts = [];
  if (only !== 'e2e') counts.push(await runUnitTests());
  if (only !== 'unit') counts.push(await runEndToEndTests(electron.distribution));
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
