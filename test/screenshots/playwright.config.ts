import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: '.',
  testMatch: '*.shots.ts',
  outputDir: '../../test-results/screenshots-run',
  timeout: 300_000,
  workers: 1,
  reporter: [['list']],
  globalSetup: '../e2e/support/global-setup.ts',
});
