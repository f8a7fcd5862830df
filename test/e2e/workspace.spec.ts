import { expect, type Page } from '@playwright/test';
import { chmodSync, copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { readCaptures } from './support/bridge.ts';
import { SAMPLE, test } from './support/launch-app.ts';

async function openFirstSession(page: Page) {
  await expect(page.getByRole('heading', { level: 1 })).toContainText('session');
  await page.keyboard.press('2');
  await page.getByTestId('session-row').first().click();
  await expect(page.getByRole('article')).toBeVisible();
}

test('a note is kept for what the capture holds, wherever it lies', async ({ launchApp, folder }) => {
  const copy = join(folder, 'moved.pcap');
  copyFileSync(SAMPLE, copy);
  const before = readFileSync(SAMPLE);
  const { app, page, userData } = await launchApp({ files: [SAMPLE] });
  await openFirstSession(page);
  await page.keyboard.press('Shift+N');
  await page.getByLabel('Note', { exact: true }).fill('Asked their postmaster on Monday');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('region', { name: 'Note' })).toContainText('Asked their postmaster');
  await expect(page.getByTestId('session-row').first().getByLabel('Has a note')).toBeVisible();
  await app.close();
  expect(readFileSync(SAMPLE).equals(before)).toBe(true);
  expect(readdirSync(join(userData, 'notes'))).toEqual([expect.stringMatching(/^[0-9a-f]{64}\.json$/)]);
  const again = await launchApp({ files: [copy], userData });
  await openFirstSession(again.page);
  await expect(again.page.getByRole('region', { name: 'Note' })).toContainText('Asked their postmaster');
  await again.page.keyboard.press('Shift+N');
  await again.page.getByRole('button', { name: 'Delete' }).click();
  await expect(again.page.getByRole('region', { name: 'Note' })).toHaveCount(0);
  await again.page.getByRole('button', { name: 'Undo' }).click();
  await expect(again.page.getByRole('region', { name: 'Note' })).toBeVisible();
});

test('tabs are closed, brought back, reordered and walked through', async ({ launchApp, folder }) => {
  const other = join(folder, 'other.pcap');
  copyFileSync(SAMPLE, other);
  const { page } = await launchApp({ files: [SAMPLE, other] });
  await readCaptures(page, 2);
  const tabs = page.getByTestId('tab');
  const names = () => tabs.allTextContents();
  await expect.poll(names).toEqual(['sample.pcap', 'other.pcap']);
  await page.keyboard.press('Control+Shift+PageUp');
  await expect.poll(names).toEqual(['other.pcap', 'sample.pcap']);
  await page.keyboard.press('Control+Tab');
  await expect(page).toHaveTitle(/^sample\.pcap/);
  await tabs.nth(0).click({ button: 'middle' });
  await expect.poll(names).toEqual(['sample.pcap']);
  await page.keyboard.press('Control+Shift+T');
  await expect.poll(names).toEqual(['sample.pcap', 'other.pcap']);
  await page.keyboard.press('Control+w');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(names).toEqual(['sample.pcap', 'other.pcap']);
});

test('the palette finds a command by any of its words', async ({ launchApp }) => {
  const { page } = await launchApp({ files: [SAMPLE] });
  await expect(page.getByRole('heading', { level: 1 })).toContainText('session');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('dark');
  await page.keyboard.press('Enter');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.keyboard.press('Control+Shift+P');
  await page.keyboard.type('no such thing');
  await expect(page.getByText('No command is called that.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('unmasking passwords, and other ports, read the open capture anew', async ({ launchApp }) => {
  const { app, page, userData } = await launchApp({ files: [SAMPLE] });
  await expect(page.getByRole('heading', { level: 1 })).toContainText('session');
  const [first] = await readCaptures(page, 1);
  await page.keyboard.press('Control+,');
  await page.getByLabel('Further ports').fill('2525 x');
  await expect(page.getByText('“x” is no port')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Apply' })).toBeDisabled();
  await page.getByLabel('Further ports').fill('2525, 10024');
  await page.getByLabel('Show “*” in place of passwords').uncheck();
  await app.evaluate(({ dialog }) => {
    dialog.showMessageBox = () => Promise.resolve({ response: 0, checkboxChecked: false });
  });
  await page.getByRole('button', { name: 'Apply' }).click();
  await expect
    .poll(async () => (await readCaptures(page, 1))[0]?.revision ?? 0)
    .toBeGreaterThan(first?.revision ?? 0);
  const [again] = await readCaptures(page, 1);
  expect(again).toMatchObject({ state: { kind: 'done' }, sessions: first?.sessions });
  await app.close();
  const stored = JSON.parse(readFileSync(join(userData, 'settings.json'), 'utf8')) as { analysis: unknown };
  // That they were shown is not remembered.
  expect(stored.analysis).toEqual({ extraPorts: [2525, 10024], maskSecrets: true });
});

test('Wireshark is started with the file at hand, at the packet of the session', async ({
  launchApp,
  folder,
}) => {
  test.skip(process.platform !== 'linux', 'the stand-in is found on the PATH');
  const said = join(folder, 'arguments');
  const program = join(folder, 'wireshark');
  writeFileSync(program, `#!/bin/sh\necho "$@" > '${said}.part' && mv '${said}.part' '${said}'\n`);
  chmodSync(program, 0o755);
  const { page } = await launchApp({
    files: [SAMPLE],
    env: { PATH: `${folder}${delimiter}${process.env['PATH'] ?? ''}` },
  });
  await openFirstSession(page);
  await page.keyboard.press('w');
  await expect.poll(() => existsSync(said)).toBe(true);
  expect(readFileSync(said, 'utf8').trim()).toMatch(/^-g \d+ -r .*sample\.pcap$/);
});
