import { expect } from '@playwright/test';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { mailCapture } from '../support/mail-capture.ts';
import { BOUNCE, INVOICE } from '../support/sample-messages.ts';
import { readCaptures } from './support/bridge.ts';
import { test } from './support/launch-app.ts';

test('sessions are found by what is inside their messages', async ({ launchApp, folder }) => {
  const file = join(folder, 'mail.pcap');
  const bounce = { message: BOUNCE, sender: '', recipient: 'alice@example.org' };
  writeFileSync(file, mailCapture([[{ message: BOUNCE }], [{ message: INVOICE }], [bounce]]));
  const { page } = await launchApp({ files: [file] });
  await readCaptures(page, 1);
  await page.keyboard.press('2');
  const rows = page.getByTestId('session-row');
  await expect(rows).toHaveCount(3);
  for (const [filter, count] of [
    ['header.x-mailer:spamcannon*', 1],
    ['attachment:application/x-msdownload', 1],
    ['NOT header.x-mailer:*', 2],
    ['bounce:user_unknown', 2],
  ] as const) {
    await page.keyboard.press('/');
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.press('Backspace');
    await page.keyboard.type(`${filter} `);
    await page.keyboard.press('Enter');
    await expect(rows).toHaveCount(count);
    await page.getByRole('button', { name: /clear/i }).first().click();
    await expect(rows).toHaveCount(3);
  }
});

test('header fields and their values are suggested', async ({ launchApp, folder }) => {
  const file = join(folder, 'mail.pcap');
  writeFileSync(file, mailCapture([[{ message: INVOICE }]]));
  const { page } = await launchApp({ files: [file] });
  await readCaptures(page, 1);
  await page.keyboard.press('2');
  await page.keyboard.press('/');
  await page.keyboard.type('head');
  await expect(page.getByRole('option', { name: /^header\./ })).toBeVisible();
  await page.keyboard.type('er.x-mailer:s');
  await expect(page.getByRole('option', { name: /SpamCannon/ })).toBeVisible();
});
