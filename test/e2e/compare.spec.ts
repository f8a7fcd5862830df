import { expect } from '@playwright/test';
import { readCaptures } from './support/bridge.ts';
import { SAMPLE, test } from './support/launch-app.ts';

test('c compares the open session with another one, step by step', async ({ launchApp }, info) => {
  const { app, page } = await launchApp({ files: [SAMPLE] });
  await readCaptures(page, 1);
  await page.getByRole('button', { name: 'Sessions', exact: true }).click();
  await page.getByTestId('session-row').first().click();
  await page.keyboard.press('c');
  const ask = page.getByRole('dialog', { name: 'Compare with' });
  await page.keyboard.type('outcome:delivered');
  await expect(ask.getByRole('option')).toHaveCount(2);
  await page.keyboard.press('Enter');

  const view = page.getByRole('main', { name: 'Comparison' });
  await expect(view.getByRole('heading', { level: 1 })).toHaveText(
    'The sessions part at MAIL: 550 5.7.1 on the left, 250 2.1.0 on the right.',
  );
  await expect(view.getByRole('row', { name: /^Outcome/ })).toContainText('Delivered');
  const chosen = view.getByRole('option', { selected: true });
  // The row that explains it is chosen at once, both sides of it.
  await expect(chosen).toContainText('550 5.7.1 Spam Block');
  await expect(chosen).toContainText('250 2.1.0');
  await page.keyboard.press('k');
  await expect(chosen).toContainText('MAIL FROM');
  await expect(chosen.locator('mark').first()).toBeVisible();
  await page.keyboard.press('e');
  await expect(chosen).toContainText('550 5.7.1');
  await page.screenshot({ path: info.outputPath('compare.png') });

  await view.getByRole('button', { name: 'Copy the comparison' }).click();
  await expect
    .poll(() => app.evaluate(({ clipboard }) => clipboard.readText()))
    .toMatch(/The sessions part at MAIL[\s\S]*! left {3}S: 550 5\.7\.1 Spam Block/);
  await view.getByRole('button', { name: 'Swap the sides' }).click();
  await expect(view.getByRole('heading', { level: 1 })).toContainText('250 2.1.0 on the left');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('grid', { name: 'Sessions' })).toBeVisible();
});

test('two sessions chosen in the list are compared at once; a number finds a session', async ({
  launchApp,
}) => {
  const { page } = await launchApp({ files: [SAMPLE] });
  await readCaptures(page, 1);
  await page.getByRole('button', { name: 'Sessions', exact: true }).click();
  const rows = page.getByTestId('session-row');
  await rows.nth(1).click();
  await rows.nth(6).click({ modifiers: ['Control'] });
  await page.keyboard.press('c');
  const view = page.getByRole('main', { name: 'Comparison' });
  await expect(view.getByRole('heading', { level: 1 })).toContainText('take the same course');
  await page.keyboard.press('Escape');
  await rows.nth(0).click();
  await page.keyboard.press('c');
  await page.keyboard.type('9');
  await expect(page.getByRole('dialog').getByRole('option').first()).toContainText('9');
  await page.keyboard.press('Enter');
  await expect(view.getByRole('button', { name: 'Session 9' })).toBeVisible();
});
