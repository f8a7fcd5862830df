import { expect } from '@playwright/test';
import { join } from 'node:path';
import { readCaptures } from './support/bridge.ts';
import { test } from './support/launch-app.ts';

const CAPTURES = join(import.meta.dirname, '..', 'captures');

test('l shows every packet as an arrow, trouble and what was said in it, and steps go along', async ({
  launchApp,
}, info) => {
  const { page } = await launchApp({ files: [join(CAPTURES, 'tcp-loss', 'at-client.pcap')] });
  await readCaptures(page, 1);
  await page.getByRole('button', { name: 'Sessions', exact: true }).click();
  await expect(page.getByTestId('dialogue')).toBeVisible();
  await page.keyboard.press('l');
  const ladder = page.getByTestId('dialogue');
  await expect(ladder.getByRole('option', { name: /SYN: asks to connect, packet 1$/ })).toBeVisible();
  await page.keyboard.press('e');
  const chosen = ladder.getByRole('option', { selected: true });
  await expect(chosen).toContainText('550 5.1.1');
  // Several replies came in that packet: one rung holds them all.
  await expect(chosen).toContainText('354 End data');
  await expect(ladder.getByRole('option', { name: /sent a packet again/ })).not.toHaveCount(0);
  await page.keyboard.press('j');
  await expect(chosen.locator('.rung-step-chosen')).toContainText('250 2.1.5');
  await page.screenshot({ path: info.outputPath('ladder.png') });
  await page.keyboard.press('l');
  await expect(page.getByTestId('step-reply').first()).toBeVisible();
});

test('the packets of a message are one rung, and TLS is another', async ({ launchApp }) => {
  const { page } = await launchApp({ files: [join(CAPTURES, 'small-mss', 'smtp.pcap')] });
  await readCaptures(page, 1);
  await page.getByRole('button', { name: 'Sessions', exact: true }).click();
  await expect(page.getByTestId('dialogue')).toBeVisible();
  await page.keyboard.press('l');
  await page.getByTestId('dialogue').focus();
  await page.keyboard.press('Control+f');
  await page.keyboard.type('354');
  await expect(
    page
      .getByTestId('rung')
      .filter({ hasText: /the message, \d+ packets, [\d.]+ kB/ })
      .first(),
  ).toBeVisible();
});
