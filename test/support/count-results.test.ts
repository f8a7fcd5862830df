import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { countPlaywright, countResults, countVitest } from './count-results.mjs';

function countOf(report: unknown, exitCode: number, countReport: Parameters<typeof countResults>[2]) {
  const folder = mkdtempSync(join(tmpdir(), 'smtpscope-count-'));
  const file = join(folder, 'report.json');
  writeFileSync(file, typeof report === 'string' ? report : JSON.stringify(report));
  const count = countResults(file, exitCode, countReport);
  rmSync(folder, { recursive: true });
  return count;
}

const unit = (...statuses: readonly string[]) => ({
  testResults: [
    {
      name: 'a.test.ts',
      status: statuses.includes('failed') ? 'failed' : 'passed',
      assertionResults: statuses.map((status, index) => ({ fullName: `test ${index}`, status })),
    },
  ],
});

test('counts what Vitest reports', () => {
  expect(countOf(unit('passed', 'passed', 'failed', 'skipped', 'todo'), 1, countVitest)).toEqual({
    passed: 2,
    failed: 1,
    skipped: ['test 3', 'test 4'],
  });
});

test('a file of tests that could not be loaded has failed', () => {
  const report = { testResults: [{ name: 'b.test.ts', status: 'failed', assertionResults: [] }] };
  expect(countOf(report, 1, countVitest)).toMatchObject({ failed: 1 });
});

test('counts what Playwright reports, tests within suites within suites', () => {
  const spec = (title: string, status: string) => ({ title, tests: [{ status }] });
  const report = {
    suites: [
      {
        title: 'a',
        specs: [spec('one', 'expected')],
        suites: [{ title: 'b', specs: [spec('two', 'skipped')] }],
      },
    ],
    errors: [],
    stats: { expected: 1, unexpected: 1, flaky: 1 },
  };
  expect(countOf(report, 1, countPlaywright)).toEqual({ passed: 2, failed: 1, skipped: ['two'] });
});

test('a runner that ends badly without a failed test has failed', () => {
  expect(countOf(unit('passed'), 1, countVitest)).toMatchObject({ passed: 1, failed: 1 });
});

test('a runner that ran nothing, or reported nothing readable, has failed', () => {
  expect(countOf({ testResults: [] }, 0, countVitest)).toMatchObject({ failed: 1 });
  expect(countOf('{"cut', 0, countVitest)).toMatchObject({ failed: 1 });
});
