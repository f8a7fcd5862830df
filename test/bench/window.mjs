// npm run bench:window: what the window takes, in time and memory, in the real application. Prints a Markdown table.
import { runAsCommand } from '../support/window-tests.mjs';

await runAsCommand('test/bench/window/playwright.config.ts');
