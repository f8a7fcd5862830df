import { readFileSync } from 'node:fs';

/**
 * What a test runner found.
 *
 * @typedef {object} Count
 * @property {number} passed
 * @property {number} failed
 * @property {readonly string[]} skipped names of tests that did not run
 */

/**
 * Adds up what a runner wrote about its tests. A runner that failed without a failed test, or wrote nothing, counts as
 * one failure.
 *
 * @param {string} reportFile
 * @param {number} exitCode
 * @param {(report: any) => Count} countReport
 * @returns {Count}
 */
export function countResults(reportFile, exitCode, countReport) {
  /** @type {Count} */
  let count = { passed: 0, failed: 0, skipped: [] };
  try {
    count = countReport(JSON.parse(readFileSync(reportFile, 'utf8')));
  } catch {
    return { ...count, failed: 1 };
  }
  const isUnexplained = exitCode !== 0 && count.failed === 0;
  return isUnexplained || count.passed + count.failed === 0 ? { ...count, failed: count.failed + 1 } : count;
}

/**
 * @param {{ testResults: { name: string, status: string, assertionResults: { fullName: string, status: string }[] }[] }} report
 *   of Vitest's reporter "json"
 * @returns {Count}
 */
export function countVitest({ testResults }) {
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
  // A file that could not even be loaded has failed without a test.
  const brokenFiles = testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  );
  const failed = tests.filter(({ status }) => status === 'failed').length + brokenFiles.length;
  const passed = tests.filter(({ status }) => status === 'passed').length;
  const skipped = tests.filter(({ status }) => status !== 'passed' && status !== 'failed');
  return { passed, failed, skipped: skipped.map(({ fullName }) => fullName) };
}

/**
 * @typedef {{ title: string, specs?: { title: string, tests: { status: string }[] }[], suites?: Suite[] }} Suite
 */

/**
 * @param {{ suites: Suite[], errors: unknown[], stats: { expected: number, unexpected: number, flaky: number } }} report
 *   of Playwright's reporter "json"
 * @returns {Count}
 */
export function countPlaywright({ suites, errors, stats }) {
  return {
    // What passed when it was tried again; Playwright names it as flaky.
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + errors.length,
    skipped: suites.flatMap(skippedSpecs),
  };
}

/**
 * @param {Suite} suite
 * @returns {string[]}
 */
function skippedSpecs({ specs = [], suites = [] }) {
  const own = specs.filter(({ tests }) => tests.some(({ status }) => status === 'skipped'));
  return [...own.map(({ title }) => title), ...suites.flatMap(skippedSpecs)];
}
