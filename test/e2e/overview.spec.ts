import { expect } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { readCaptures } from './support/bridge.ts';
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

test('a pointer over the chart does no harm when its bars become fewer', async ({ launchApp, folder }) => {
  test.skip(process.platform === 'win32', 'named pipes are other things there');
  const pipe = join(folder, 'live.pcap');
  execFileSync('mkfifo', [pipe]);
  const launched = launchApp({ files: [pipe] });
  const writer = await open(pipe, 'w');
  await writer.write(readFileSync(SAMPLE));
  const { page } = await launched;
  const brush = page.getByTestId('activity-brush');
  // Bars of half a second or less: more than there will be.
  await expect(brush).toHaveAttribute('aria-valuemax', /^(6[2-9]|[7-9]\d|1[01]\d)$/);
  const box = await brush.boundingBox();
  if (!box) throw new Error('the chart has no place');
  await page.mouse.move(box.x + box.width - 2, box.y + box.height / 2);
  await expect(page.locator('.activity-told')).toContainText('UTC: ');
  // Over two months the bars are days, 61 of them.
  await writer.write(sampleLater(60 * 86_400));
  await writer.close();
  await readCaptures(page, 1);
  await expect(brush).toHaveAttribute('aria-valuemax', '61');
  await expect(page.locator('.activity-told')).toContainText('UTC: ');
});

/** The packets of the sample, so many seconds later. */
function sampleLater(seconds: number): Buffer {
  const packets = Buffer.from(readFileSync(SAMPLE).subarray(24));
  for (let at = 0; at < packets.length; at += 16 + packets.readUInt32LE(at + 8))
    packets.writeUInt32LE(packets.readUInt32LE(at) + seconds, at);
  return packets;
}
