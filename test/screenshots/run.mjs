// npm run screenshots: writes pictures of the application into test-results/screenshots, and the two of README.
import { runAsCommand } from '../support/window-tests.mjs';

await runAsCommand('test/screenshots/playwright.config.ts', { screen: '3840x2160x24' });
