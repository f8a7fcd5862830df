import { expect } from '@playwright/test';
import { SAMPLE, test } from './support/launch-app.ts';

test('a stretch of time dragged out in the chart becomes a filter', async ({ launchApp }) => {
  const { page } = await launchApp({ files: [SAMPLE] });
  const brush = page.getByTestId('activity-brush');
  const box = await brush.boundingBox();
  if (!box) throw new Error('the chart has no place');
  await page.mouse.move(box.x + 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 4 });
  await page.mouse.up();
  await expect(page.getByTestId('filter-chip')).toHaveCount(2);
  await expect(page.getByTestId('filter-chip').first()).toContainText('at:>=');
  await expect(page.getByText(/^\d+ of \d+$/)).toBeVisible();
  // Back in the overview the stretch is still marked.
  await page.keyboard.press('1');
  await expect(brush.locator('span')).toBeVisible();
});

test('the keys choose a stretch of time as well', async ({ launchApp }) => {
  const { page } = await launchApp({ files: [SAMPLE] });
  await page.getByTestId('activity-brush').focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+ArrowRight');
  await expect(page.getByTestId('activity-brush')).toHaveAttribute('aria-valuetext', /UTC: /);
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('filter-chip')).toHaveCount(2);
});

test('servers, clients and outcomes lead to their sessions, one filter on top of the other', async ({
  launchApp,
}) => {
  const { page } = await launchApp({ files: [SAMPLE] });
  const servers = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Servers' }) });
  const server = await servers.getByRole('button').first().locator('.top-name').textContent();
  await servers.getByRole('button').first().click();
  await expect(page.getByTestId('filter-chip')).toHaveText([`server:${server ?? ''}`]);
  await page.keyboard.press('1');
  await page.getByRole('button', { name: /Delivered/ }).click();
  await expect(page.getByTestId('filter-chip')).toHaveText([`server:${server ?? ''}`, 'outcome:delivered']);
  // Another outcome takes the place of the first.
  await page.keyboard.press('1');
  await page.getByRole('button', { name: /Rejected/ }).click();
  await expect(page.getByTestId('filter-chip')).toHaveText([`server:${server ?? ''}`, 'outcome:rejected']);
});
