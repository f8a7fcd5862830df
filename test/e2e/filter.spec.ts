import { expect, type Page } from '@playwright/test';
import { SAMPLE, test } from './support/launch-app.ts';

async function openSessions(page: Page) {
  await expect(page.getByRole('heading', { level: 1 })).toContainText('session');
  await page.keyboard.press('2');
  await expect(page.getByTestId('session-row').first()).toBeVisible();
}

test('fields and values are suggested with their counts, and taken by the keys', async ({ launchApp }) => {
  const { page } = await launchApp({ files: [SAMPLE] });
  await openSessions(page);
  await page.keyboard.press('/');
  await page.keyboard.type('outc');
  await expect(page.getByRole('option', { name: /^outcome:/ })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('filter')).toHaveValue('outcome:');
  const value = page.getByRole('option', { name: /rejected/ });
  await expect(value).toContainText(/\d+/);
  await page.keyboard.type('rej');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Tab');
  await expect(page.getByTestId('filter-chip')).toHaveText(['outcome:rejected']);
  await expect(page.getByTestId('filter')).toHaveValue('');
});

test('what is wrong is told in its place, and the list goes on showing what is right', async ({
  launchApp,
}) => {
  const { page } = await launchApp({ files: [SAMPLE] });
  await openSessions(page);
  const bar = page.getByTestId('filter-bar');
  await page.keyboard.press('/');
  await page.keyboard.type('outcome:rejected wait:>soon');
  await expect(bar).toHaveAttribute('data-state', 'wrong');
  await expect(page.getByTestId('filter')).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByText('Write it like 5s, 500ms or 2min.')).toBeVisible();
  await expect(page.getByTestId('filter-error-place').locator('span')).toHaveText('soon');
  await expect(page.getByTestId('session-row').first()).toContainText('Rejected');
  for (let press = 0; press < 4; press += 1) await page.keyboard.press('Backspace');
  await page.keyboard.type('1ms');
  await expect(bar).toHaveAttribute('data-state', 'right');
});

test('chips are changed and taken out by the keyboard', async ({ launchApp }) => {
  const { page } = await launchApp({ files: [SAMPLE] });
  await openSessions(page);
  await page.keyboard.press('/');
  await page.keyboard.type('outcome:rejected code:550 ');
  const chips = page.getByTestId('filter-chip');
  await expect(chips).toHaveText(['outcome:rejected', 'code:550']);
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('filter')).toHaveValue('outcome:rejected');
  await expect(page.getByTestId('filter')).toBeFocused();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Delete');
  await expect(page.getByTestId('filter')).toHaveValue('outcome:rejected');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('filter-bar')).toHaveAttribute('data-state', 'empty');
});

test('saved and earlier filters outlive a restart', async ({ launchApp }) => {
  const { app, page, userData } = await launchApp({ files: [SAMPLE] });
  await openSessions(page);
  await page.getByTestId('filter').fill('outcome:rejected ');
  await page.getByRole('button', { name: 'Saved and earlier filters' }).click();
  await page.getByLabel('Name for this filter').fill('What was refused');
  await page.keyboard.press('Enter');
  await app.close();
  const again = await launchApp({ files: [SAMPLE], userData });
  await openSessions(again.page);
  await again.page.getByRole('button', { name: 'Saved and earlier filters' }).click();
  await again.page
    .getByRole('button', { name: /What was refused/ })
    .first()
    .click();
  await expect(again.page.getByTestId('filter-chip')).toHaveText(['outcome:rejected']);
});

test('the menu of a cell filters for its value and leaves it out', async ({ launchApp }) => {
  const { page } = await launchApp({ files: [SAMPLE] });
  await openSessions(page);
  const cell = page.getByTestId('session-row').first().locator('.cell').first();
  const outcome = (await cell.textContent())?.toLowerCase() ?? '';
  await cell.click({ button: 'right' });
  await page.getByRole('menuitem', { name: /^Leave out/ }).click();
  await expect(page.getByTestId('filter-chip')).toHaveText([`NOT outcome:${outcome}`]);
  // By the keyboard the menu is about the whole row.
  await page.getByRole('grid').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Shift+F10');
  await expect(page.getByRole('menuitem').first()).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('grid')).toBeFocused();
});
