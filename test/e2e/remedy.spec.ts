import { expect } from '@playwright/test';
import { readCaptures } from './support/bridge.ts';
import { SAMPLE, test } from './support/launch-app.ts';

test('the clients of a cause become configuration for each server program', async ({ launchApp }) => {
  const { app, page } = await launchApp({ files: [SAMPLE] });
  await readCaptures(page, 1);
  await page.getByTestId('cause').first().getByRole('button', { name: 'Let these clients in' }).click();
  const lines = page.getByTestId('allow-lines');
  await expect(lines).toContainText('Connect:209.85.');
  await expect(lines).not.toContainText(/\bRELAY$/m);
  await page.getByRole('tab', { name: 'Postfix', exact: true }).click();
  await expect(lines).toContainText(/209\.85\.\d+\.\d+\/\d+\s+(?:OK|permit)/);
  await page.getByLabel('Addresses and networks').fill('209.85.128.0/17 and 300.1.1.1');
  await expect(lines).toContainText('209.85.128.0/17');
  await expect(page.getByRole('dialog')).toContainText('300.1.1.1');
  await page.getByRole('button', { name: 'Copy the configuration' }).click();
  await expect.poll(() => app.evaluate(({ clipboard }) => clipboard.readText())).toContain('209.85.128.0/17');
});

test('beside a refusal stand the settings that cure it, those of the server at hand first', async ({
  launchApp,
}) => {
  const { page } = await launchApp({ files: [SAMPLE] });
  await readCaptures(page, 1);
  await page.keyboard.press('2');
  await page.keyboard.press('n');
  await page.getByTestId('settings').first().click();
  await expect(page.locator('.remedy-settings li').first()).toContainText('Sendmail');
  await expect(page.locator('.remedy-settings')).toContainText('Postfix');
});

test('what would be asked of the DNS is told before anything is sent, and declining sends nothing', async ({
  launchApp,
}) => {
  const { app, page } = await launchApp({ files: [SAMPLE] });
  await readCaptures(page, 1);
  await page.keyboard.press('2');
  await page.keyboard.press('n');
  await page.getByTestId('dialogue').waitFor();
  await page.keyboard.press('D');
  const plan = page.getByTestId('lookup-plan');
  await expect(plan).toContainText('Nothing has been sent.');
  await app.evaluate(({ dialog }) => {
    dialog.showMessageBox = () => Promise.resolve({ response: 1, checkboxChecked: false });
  });
  await page.getByRole('button', { name: 'Ask now' }).click();
  await expect(page.getByRole('button', { name: 'Ask now' })).toBeEnabled();
  await expect(plan).toContainText('Nothing has been sent.');
  await expect(page.getByTestId('lookup-facts')).toHaveCount(0);
});
