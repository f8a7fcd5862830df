import { expect, type Page } from '@playwright/test';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCaptures } from './support/bridge.ts';
import { SAMPLE, test } from './support/launch-app.ts';

const CAPTURES = join(import.meta.dirname, '..', 'captures');

/** The first session that took a message. */
async function openDelivered(page: Page) {
  await readCaptures(page, 1);
  await page.keyboard.press('2');
  await page.keyboard.press('n');
  await page.keyboard.press('n');
  await expect(page.getByTestId('dialogue')).toContainText('Message accepted');
}

test('a key opens the message, the arrows go through what is known of it, Escape leads back', async ({
  launchApp,
}) => {
  const { page } = await launchApp({ files: [SAMPLE] });
  await openDelivered(page);
  await page.keyboard.press('m');
  const message = page.getByTestId('message');
  await expect(message.getByRole('tab', { name: 'Message' })).toBeFocused();
  await expect(page.getByTestId('part').first()).toContainText('text/plain');
  await page.keyboard.press('ArrowRight');
  await expect(page.getByTestId('hop-wire')).toContainText('this connection');
  await page.keyboard.press('End');
  await expect(message.getByRole('tabpanel')).toContainText('Subject:');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.type('subj');
  await expect(page.getByTestId('headers').locator('dt')).toHaveText(['Subject']);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('dialogue')).toBeFocused();
  await expect(message).toHaveCount(0);
});

test('the whole message is saved as it was sent, and a part under a safe name', async ({
  launchApp,
  folder,
}) => {
  const { app, page } = await launchApp({ files: [SAMPLE] });
  await openDelivered(page);
  await page.keyboard.press('m');
  const file = join(folder, 'saved.eml');
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, file);
  await page.getByRole('button', { name: 'Save .eml' }).click();
  await expect(page.getByText('saved.eml saved.')).toBeVisible();
  const saved = readFileSync(file, 'latin1');
  expect(saved).toMatch(/^Subject: /m);
  expect(saved).toContain('\r\n\r\n');
  const part = join(folder, 'part');
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, part);
  await page
    .getByTestId('part')
    .last()
    .getByRole('button', { name: /^Save / })
    .click();
  await expect(page.getByText('part saved.')).toBeVisible();
  expect(existsSync(part)).toBe(true);
  expect(saved).toContain(readFileSync(part, 'latin1').trim().split('\r\n')[0] ?? '-');
});

test('a signature of a real server is told to be for the body on the wire', async ({ launchApp }) => {
  const { page } = await launchApp({ files: [join(CAPTURES, 'dkim-exim', 'smtp-and-dns.pcap')] });
  await readCaptures(page, 1);
  await page.keyboard.press('2');
  await page.keyboard.press('n');
  await page.getByTestId('dialogue').waitFor();
  await page.keyboard.press('m');
  await page.getByRole('tab', { name: 'Authentication' }).click();
  await expect(page.getByTestId('dkim').first()).toContainText('selector');
  await expect(page.getByTestId('dkim').first()).toContainText('The body');
});

test('a bounce is told in the list, over the dialogue and in its own view, with who can help', async ({
  launchApp,
}) => {
  const { page } = await launchApp({ files: [join(CAPTURES, 'bounce-exim', 'smtp.pcap')] });
  await readCaptures(page, 1);
  await page.keyboard.press('2');
  const row = page.getByTestId('session-row').nth(2);
  await expect(row.getByLabel(/^carries a bounce about gone@example\.com/)).toBeVisible();
  await row.click();
  await expect(page.getByTestId('bounce-line')).toContainText(
    'This session carries a bounce about gone@example.com: no such mailbox',
  );
  await page.getByRole('button', { name: 'Look into it' }).click();
  const bounce = page.getByTestId('bounce');
  await expect(bounce).toContainText('No such mailbox');
  await expect(bounce).toContainText('550 Unknown user');
  await expect(bounce).toContainText('To act: the sender');
  await expect(bounce).toContainText('To somebody who has gone');
});

test('a route stands oldest first, and the line of trust above what the capture shows', async ({
  launchApp,
}) => {
  const { page } = await launchApp({ files: [join(CAPTURES, 'message-route', 'last-hop.pcap')] });
  await readCaptures(page, 1);
  await page.keyboard.press('2');
  await page.keyboard.press('n');
  await expect(page.getByTestId('dialogue')).toBeVisible();
  await page.keyboard.press('m');
  await page.getByRole('tab', { name: /^Route/ }).click();
  const hops = page.getByTestId('hop');
  await expect(hops.first()).toContainText('private network');
  await expect(hops.first()).toContainText('relay.partner.example');
  await expect(hops.last()).toContainText('gateway.partner.example');
  const [line, wire] = await Promise.all([
    page.getByTestId('trust-line').boundingBox(),
    page.getByTestId('hop-wire').boundingBox(),
  ]);
  expect(line?.y).toBeLessThan(wire?.y ?? 0);
});

test('an attachment that is not what it says is marked, and HTML is never a page', async ({ launchApp }) => {
  const { page } = await launchApp({ files: [join(CAPTURES, 'message-attachments', 'smtp.pcap')] });
  await readCaptures(page, 1);
  await page.keyboard.press('2');
  await page.keyboard.press('n');
  await expect(page.getByTestId('dialogue')).toBeVisible();
  await page.keyboard.press('m');
  await expect(
    page.getByText('Says application/pdf, but its first bytes are those of image/png.'),
  ).toBeVisible();
  await expect(page.locator('iframe, object, embed, img')).toHaveCount(0);
});
