import { expect } from '@playwright/test';
import { join } from 'node:path';
import { readCaptures } from './support/bridge.ts';
import { SAMPLE, test } from './support/launch-app.ts';

test('steps to the 550 and says why mail was refused', async ({ launchApp }, info) => {
  const { page } = await launchApp({ files: [SAMPLE] });
  await readCaptures(page, 1);
  await page.getByRole('button', { name: 'Sessions', exact: true }).click();
  const sessions = page.getByRole('grid', { name: 'Sessions' });
  await expect(sessions.getByRole('row', { name: /Rejected .*550 5\.7\.1/ }).first()).toBeVisible();

  await sessions
    .getByRole('row', { name: /Rejected/ })
    .first()
    .click();
  const session = page.getByRole('article');
  await expect(session.getByRole('heading', { level: 2 }).first()).toContainText('209.85.223.169');
  const dialogue = session.getByRole('listbox', { name: 'Dialogue' });
  const refusal = dialogue.getByRole('option', { name: /550 5\.7\.1 Spam Block/ });
  for (let step = 0; step < 20 && (await refusal.getAttribute('aria-selected')) !== 'true'; step += 1) {
    await page.keyboard.press('j');
    await page.waitForTimeout(50);
  }
  await expect(refusal).toHaveAttribute('aria-selected', 'true');

  const verdict = session.getByRole('region', { name: 'Verdict' });
  await expect(verdict).toContainText('refused 209.85.223.169 because it was listed on the blocklist SORBS');
  await expect(verdict).toContainText('sending administrator');
  const details = session.getByRole('region', { name: 'Details' });
  await expect(details).toContainText('550: Refused');
  await expect(details).toContainText('5.7.1: Not allowed');
  await expect(details.getByRole('region', { name: 'Bytes of packet 16' })).toContainText('550 5.7.1 Spam');
  await page.screenshot({ path: info.outputPath('refusal.png') });
});

test('e goes from refusal to refusal, n and p from session to session', async ({ launchApp }) => {
  const { page } = await launchApp({ files: [SAMPLE] });
  await readCaptures(page, 1);
  await page.keyboard.press('2');
  const selected = page.getByRole('grid', { name: 'Sessions' }).getByRole('row', { selected: true });
  await page.keyboard.press('e');
  await expect(selected).toContainText('16:16:14');
  await page.keyboard.press('n');
  await expect(selected).toContainText('16:16:18');
  await page.keyboard.press('e');
  await expect(selected).toContainText('16:16:22');
  await page.keyboard.press('p');
  await expect(selected).toContainText('16:16:18');
});

test('a filter leaves what matches', async ({ launchApp }) => {
  const { page } = await launchApp({ files: [SAMPLE] });
  await readCaptures(page, 1);
  await page.keyboard.press('2');
  await page.keyboard.press('Control+f');
  await page.keyboard.type('greylisted');
  const rows = page.getByRole('grid', { name: 'Sessions' }).getByRole('row', { name: /\d\d:\d\d:\d\d/ });
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText('Deferred');
});

test('without a capture the window offers the sample', async ({ launchApp }) => {
  const { page } = await launchApp();
  await page.getByRole('button', { name: 'Look at the sample' }).click();
  expect(await readCaptures(page, 1)).toMatchObject([{ name: 'sample.pcap', sessions: 10 }]);
  await expect(page.getByRole('button', { name: 'sample.pcap', exact: true })).toBeVisible();
});

test('a file that is no capture is explained in the window', async ({ launchApp }) => {
  const { page } = await launchApp({ files: [join(import.meta.dirname, 'package.json')] });
  const [capture] = await readCaptures(page, 1);
  const message = capture?.state.kind === 'failed' ? capture.state.message : 'it was read';
  await expect(page.getByText(message)).toBeVisible();
});

test('the page loads without a word of complaint', async ({ launchApp }) => {
  const { page } = await launchApp({ files: [SAMPLE] });
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', ({ message }) => complaints.push(message));
  await page.reload();
  await readCaptures(page, 1);
  await page.keyboard.press('2');
  await page.keyboard.press('e');
  await expect(page.getByRole('region', { name: 'Verdict' })).toBeVisible();
  expect(complaints).toEqual([]);
});
