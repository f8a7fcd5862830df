import { expect, type Page } from '@playwright/test';
import { SAMPLE, test } from './support/launch-app.ts';

async function openSessions(page: Page) {
  await expect(page.getByRole('heading', { level: 1 })).toContainText('session');
  await page.keyboard.press('2');
  await expect(page.getByTestId('session-row').nth(1)).toBeVisible();
}

const clipboardOf = (
  app: Awaited<ReturnType<Parameters<Parameters<typeof test>[2]>[0]['launchApp']>>['app'],
) => app.evaluate(({ clipboard }) => clipboard.readText());

test('several sessions are chosen by Shift, Ctrl and Ctrl+A, and copied', async ({ launchApp }) => {
  const { app, page } = await launchApp({ files: [SAMPLE] });
  await openSessions(page);
  const rows = page.locator('[data-testid="session-row"][aria-selected="true"]');
  await page.getByTestId('session-row').first().click();
  await page.getByRole('grid').focus();
  await page.keyboard.press('Shift+ArrowDown');
  await expect(rows).toHaveCount(2);
  await page
    .getByTestId('session-row')
    .nth(1)
    .click({ modifiers: ['Control'] });
  await expect(rows).toHaveCount(1);
  await page.getByRole('grid').focus();
  await page.keyboard.press('Control+a');
  await expect(rows).toHaveCount(await page.getByTestId('session-row').count());
  await page.keyboard.press('Shift+F10');
  await page.getByRole('menuitem', { name: /as CSV/ }).click();
  await expect(page.getByTestId('toast')).toContainText('copied as CSV');
  const csv = await clipboardOf(app);
  const total = Number((await page.getByTestId('session-count').textContent())?.match(/\d+/)?.[0]);
  expect(csv.split('\r\n')[0]).toContain('id,started_at');
  expect(csv.trim().split('\r\n').length).toBe(total + 1);
});

test('the key of the list leads into it', async ({ launchApp }) => {
  const { page } = await launchApp({ files: [SAMPLE] });
  await openSessions(page);
  await expect(page.getByRole('grid')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByTestId('session-row').first()).toHaveAttribute('aria-selected', 'true');
});

test('a pinned session stays above the list, marked, and is pinned again after a restart', async ({
  launchApp,
}) => {
  const { app, page, userData } = await launchApp({ files: [SAMPLE] });
  await openSessions(page);
  await page.getByTestId('session-row').nth(1).click();
  await page.keyboard.press('Shift+P');
  await expect(page.getByTestId('pinned-rows').getByTestId('session-row')).toHaveCount(1);
  await app.close();
  const again = await launchApp({ files: [SAMPLE], userData });
  await openSessions(again.page);
  const pinned = again.page.getByTestId('pinned-rows');
  await expect(pinned.getByTestId('session-row')).toHaveCount(1);
  await expect(pinned.getByLabel('Pinned')).toBeVisible();
  await again.page.keyboard.press('Control+k');
  await again.page.keyboard.type('unpin all');
  await again.page.keyboard.press('Enter');
  await expect(pinned).toHaveCount(0);
  await again.page.keyboard.press('Control+z');
  await expect(pinned.getByTestId('session-row')).toHaveCount(1);
});

test('columns are chosen, moved, resized and remembered', async ({ launchApp }) => {
  const { app, page, userData } = await launchApp({ files: [SAMPLE] });
  await openSessions(page);
  await page.getByRole('button', { name: 'Choose columns' }).click();
  await page.getByRole('checkbox', { name: 'TLS' }).check();
  await page.keyboard.press('Escape');
  const tls = page.getByRole('columnheader', { name: 'TLS' });
  const width = async (target: typeof tls) => (await target.boundingBox())?.width ?? 0;
  const before = await width(tls);
  await tls.getByRole('button').focus();
  await page.keyboard.press('Shift+ArrowRight');
  await expect.poll(() => width(tls)).toBeGreaterThan(before);
  const titles = () => page.getByRole('columnheader').allTextContents();
  const place = (await titles()).indexOf('TLS');
  await page.keyboard.press('Control+ArrowLeft');
  await expect.poll(async () => (await titles()).indexOf('TLS')).toBe(place - 1);
  const kept = await titles();
  await app.close();
  const again = await launchApp({ files: [SAMPLE], userData });
  await openSessions(again.page);
  expect(await again.page.getByRole('columnheader').allTextContents()).toEqual(kept);
});

test('rows take the colour of their outcome when asked to', async ({ launchApp }) => {
  const { page } = await launchApp({ files: [SAMPLE] });
  await openSessions(page);
  const row = page.getByTestId('session-row').first();
  const colour = () => row.evaluate((element) => getComputedStyle(element).backgroundColor);
  const before = await colour();
  await page.keyboard.press('Control+Shift+P');
  await page.keyboard.type('colour of their');
  await page.keyboard.press('Enter');
  await expect.poll(colour).not.toBe(before);
});
