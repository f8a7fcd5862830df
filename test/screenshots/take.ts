import type { ElectronApplication, Page } from '@playwright/test';
import { mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');

export const SIZES = { small: [900, 600], usual: [1440, 900], large: [2560, 1440] } as const;
export type Size = keyof typeof SIZES;
export type Scheme = 'light' | 'dark';

/** Gives the window a size and a theme, at rest. */
export async function arrange(
  app: ElectronApplication,
  page: Page,
  size: Size,
  scheme: Scheme,
): Promise<void> {
  const [width, height] = SIZES[size];
  await app.evaluate(
    ({ BrowserWindow }, [wide, high]) => {
      const [window] = BrowserWindow.getAllWindows();
      window?.setMenuBarVisibility(false);
      window?.setContentSize(wide, high);
    },
    [width, height] as const,
  );
  await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
  await page.waitForFunction((wide) => innerWidth === wide, width);
}

/** Takes the picture once nothing is under way any more. */
export async function take(page: Page, path: string): Promise<void> {
  const file = resolve(ROOT, path);
  mkdirSync(dirname(file), { recursive: true });
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  // Neither a tool tip nor a row under the mouse.
  await page.mouse.move(0, 0);
  await page.waitForTimeout(400);
  await page.screenshot({ path: file });
}
