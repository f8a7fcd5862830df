import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCaptures } from '../e2e/support/bridge.ts';
import { SAMPLE, test } from '../e2e/support/launch-app.ts';
import { showView, VIEWS } from '../e2e/support/views.ts';
import { writeTraffic } from '../bench/traffic.mjs';
import { arrange, SIZES, take, type Scheme, type Size } from './take.ts';

const SCHEMES: readonly Scheme[] = ['light', 'dark'];
const FOLDER = 'test-results/screenshots';

for (const scheme of SCHEMES) {
  for (const view of VIEWS) {
    test(`${view.name}, ${scheme}`, async ({ launchApp }) => {
      const { app, page } = await launchApp({ files: [SAMPLE] });
      await readCaptures(page, 1);
      await arrange(app, page, 'usual', scheme);
      await showView(page, view);
      await take(page, `${FOLDER}/views/${view.name}-${scheme}.png`);
      await arrange(app, page, 'small', scheme);
      await take(page, `${FOLDER}/views/${view.name}-${scheme}-small.png`);
    });
  }
}

/** Captures of so many sessions; the first is no session at all. */
const CROWDS = [0, 1, 10, 20_000];

for (const sessions of CROWDS) {
  test(`${sessions} sessions`, async ({ launchApp, folder }) => {
    const file = join(folder, `${sessions}-sessions.pcap`);
    writeTraffic(file, { sessions, bodyBytes: 300, varied: true });
    const { app, page } = await launchApp({ files: [file] });
    await readCaptures(page, 1, 120_000);
    for (const scheme of SCHEMES) {
      for (const size of Object.keys(SIZES) as Size[]) {
        await arrange(app, page, size, scheme);
        await page.keyboard.press('1');
        await take(page, `${FOLDER}/sessions/${sessions}-${scheme}-${size}-overview.png`);
        await page.keyboard.press('2');
        await take(page, `${FOLDER}/sessions/${sessions}-${scheme}-${size}-list.png`);
        await page.keyboard.press('n');
        await take(page, `${FOLDER}/sessions/${sessions}-${scheme}-${size}-session.png`);
        await page.keyboard.press('Escape');
        await page.keyboard.press('Escape');
      }
    }
  });
}

test('first page and errors', async ({ launchApp, folder }) => {
  const { app, page } = await launchApp();
  const noCapture = join(folder, 'notes.txt');
  writeFileSync(noCapture, 'Not a capture.\n'.repeat(20));
  const failed = await launchApp({ files: [noCapture] });
  await readCaptures(failed.page, 1);
  for (const scheme of SCHEMES) {
    for (const size of Object.keys(SIZES) as Size[]) {
      await arrange(app, page, size, scheme);
      await take(page, `${FOLDER}/start/start-${scheme}-${size}.png`);
      await arrange(failed.app, failed.page, size, scheme);
      await take(failed.page, `${FOLDER}/errors/no-capture-${scheme}-${size}.png`);
    }
  }
});

test('the pictures of README', async ({ launchApp }) => {
  const { app, page } = await launchApp({ files: [SAMPLE] });
  await readCaptures(page, 1);
  await arrange(app, page, 'usual', 'light');
  await page.keyboard.press('1');
  // Where the sample lies on this machine is nobody's business.
  await page.getByText(SAMPLE).evaluate((path) => (path.textContent = '~/captures/sample.pcap'));
  await take(page, 'assets/screenshots/overview-light.png');
  await arrange(app, page, 'usual', 'dark');
  await page.keyboard.press('2');
  await page.keyboard.press('n');
  await take(page, 'assets/screenshots/session-dark.png');
});
