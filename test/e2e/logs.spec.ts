import AxeBuilder from '@axe-core/playwright';
import { expect, type ElectronApplication, type Page } from '@playwright/test';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCaptures } from './support/bridge.ts';
import { test } from './support/launch-app.ts';

const FOLDER = join(import.meta.dirname, '..', 'captures', 'log-postfix');
const LOGS = ['mail.log.2.gz', 'mail.log.1', 'mail.log'].map((name) => join(FOLDER, name));

async function openLogs(app: ElectronApplication, page: Page, files: readonly string[]) {
  await readCaptures(page, 1);
  await app.evaluate(({ dialog }, filePaths) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [...filePaths] });
  }, files);
  await page.keyboard.press('Control+l');
}

test('logs opened beside a capture tell of its sessions, by their own clock', async ({ launchApp }) => {
  const { app, page } = await launchApp({ files: [join(FOLDER, 'smtp.pcap')] });
  await openLogs(app, page, LOGS);
  await expect(page.getByTestId('log-state')).toContainText('lines tell of 18 sessions');
  await expect(page.getByRole('dialog')).toContainText('sure matches');
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join()}`)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('log-section')).toContainText('mail.log.2.gz');
});

test('lines of the log stand in the dialogue, each with how sure it is and why', async ({ launchApp }) => {
  const { app, page } = await launchApp({ files: [join(FOLDER, 'smtp.pcap')] });
  await openLogs(app, page, LOGS);
  await expect(page.getByTestId('log-state')).toContainText('lines tell of');
  await page.keyboard.press('Escape');
  // Behind a dialog that is still closing, keys do nothing.
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.keyboard.press('2');
  await page.keyboard.press('n');
  const lines = page.getByTestId('step-log');
  await expect(lines.first()).toContainText('connect from');
  await lines.filter({ hasText: 'client=' }).click();
  await expect(page.getByTestId('details')).toContainText(/tells of this session/);
  await expect(page.getByTestId('details').locator('.log-why li').first()).not.toBeEmpty();
});

test('refusals that were not captured are listed with what they mean', async ({ launchApp, folder }) => {
  const { app, page } = await launchApp({ files: [join(FOLDER, 'smtp.pcap')] });
  const log = readFileSync(join(FOLDER, 'mail.log.1'), 'utf8');
  const refusal = log.split('\n').find((line) => line.includes('reject: RCPT')) ?? '';
  // A client that the capture does not hold.
  const other = refusal.replaceAll(/\d+\.\d+\.\d+\.\d+/g, '198.51.100.99');
  const file = join(folder, 'maillog');
  writeFileSync(file, `${log}${other}\n`);
  await openLogs(app, page, [file]);
  await expect(page.getByTestId('log-state')).toContainText('1 refusal in them was not captured');
  await expect(page.getByTestId('unmatched').locator('li')).toContainText('198.51.100.99');
});
