import { expect } from '@playwright/test';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SAMPLE, test } from './support/launch-app.ts';

for (const [format, begins, holds] of [
  ['html', '<!doctype html>', 'Mail was refused in 8 of 10 sessions.'],
  ['pdf', '%PDF-', '%%EOF'],
  ['csv', 'id,started_at', 'dnsbl_listed'],
] as const)
  test(`the sample is exported as ${format}`, async ({ launchApp, folder }) => {
    const { app, page } = await launchApp({ files: [SAMPLE] });
    await expect(page.getByRole('heading', { level: 1 })).toContainText('sessions');
    const output = join(folder, `report.${format}`);
    // The system's own dialog cannot be driven; everything behind it is real.
    await app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
    }, output);
    await page.keyboard.press('Control+e');
    await page.getByLabel('Format').selectOption(format);
    await page.getByRole('button', { name: 'Export…' }).click();
    await expect(page.getByText(`Exported report.${format}.`)).toBeVisible({ timeout: 60_000 });
    const text = readFileSync(output, 'latin1');
    expect(text.startsWith(begins)).toBe(true);
    expect(text).toContain(holds);
    expect(readdirSync(folder).filter((name) => name.includes('.part'))).toEqual([]);
  });

test('an export says in the dialog why it could not be written', async ({ launchApp, folder }) => {
  const { app, page } = await launchApp({ files: [SAMPLE] });
  await expect(page.getByRole('heading', { level: 1 })).toContainText('sessions');
  await app.evaluate(
    ({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
    },
    join(folder, 'missing', 'report.html'),
  );
  await page.keyboard.press('Control+e');
  await page.getByRole('button', { name: 'Export…' }).click();
  await expect(page.getByRole('alert')).toContainText('There is no folder');
});
