import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: '.',
  testMatch: '*.bench.ts',
  outputDir: '../../../test-results/bench-window',
  timeout: 30 * 60_000,
  workers: 1,
  reporter: [['line']],
  globalSetup: '../../e2e/support/global-setup.ts',
});
