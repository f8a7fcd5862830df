import { defineConfig } from '@playwright/test';

const VITE = 'npx vite --config test/support/mock-window/vite.config.ts';

/**
 * Screenshots of the window on the mock bridge into test-results/window, to be looked at:
 * `npx playwright test -c test/support/mock-window/playwright.config.ts`. CHROMIUM names the browser to take.
 */
export default defineConfig({
  testDir: '.',
  outputDir: '../../../test-results/window-run',
  workers: 2,
  fullyParallel: true,
  reporter: 'line',
  use: {
    launchOptions: {
      executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
      args: ['--no-sandbox'],
    },
  },
  webServer: {
    command: `${VITE.replace('vite', 'vite build')} && ${VITE.replace('vite', 'vite preview')} --port 5199 --host 127.0.0.1`,
    cwd: '../../..',
    url: 'http://127.0.0.1:5199/',
  },
});
