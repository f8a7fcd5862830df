import type { Page } from '@playwright/test';
import type { Bridge, CaptureProgress, EventName, Events } from '../../../shared/ipc/contract.ts';

/** The page as `page.evaluate` sees it. */
export type PageWindow = typeof globalThis & {
  readonly smtpscope: Bridge;
  collected?: Record<string, unknown[]>;
};

export function openCaptures(page: Page): Promise<readonly CaptureProgress[]> {
  return page.evaluate(() => (window as unknown as PageWindow).smtpscope.openCaptures({}));
}

/** Waits until so many captures are open, read and shown, and gives them. */
export async function readCaptures(
  page: Page,
  count: number,
  millis = 20_000,
): Promise<readonly CaptureProgress[]> {
  const deadline = Date.now() + millis;
  for (;;) {
    const captures = await openCaptures(page);
    // A capture may be read before the page shows it; a key pressed until then would be lost.
    const shown = await page.getByTestId('tab').count();
    const isRead = captures.every(({ state }) => state.kind !== 'reading');
    if (captures.length === count && shown === count && isRead) return captures;
    if (Date.now() > deadline) {
      const text = await page.evaluate(() => document.body.innerText.slice(0, 500));
      throw new Error(`Still reading: ${JSON.stringify(captures)}; ${shown} tabs are shown: ${text}`);
    }
    await page.waitForTimeout(50);
  }
}

/** Begins to collect what is sent to the page by that name. */
export async function collectEvents(page: Page, name: EventName): Promise<void> {
  await page.evaluate((wanted) => {
    const pageWindow = window as unknown as PageWindow;
    const list: unknown[] = [];
    pageWindow.collected = { ...pageWindow.collected, [wanted]: list };
    pageWindow.smtpscope.on(wanted, (event) => list.push(event));
  }, name);
}

export async function collectedEvents<Name extends EventName>(
  page: Page,
  name: Name,
): Promise<readonly Events[Name][]> {
  const list = await page.evaluate(
    (wanted) => (window as unknown as PageWindow).collected?.[wanted] ?? [],
    name,
  );
  return list as Events[Name][];
}
