import type { ElectronApplication, Page } from '@playwright/test';
import type { CaptureProgress } from '../../../shared/ipc/contract.ts';
import type { PageWindow } from '../../e2e/support/bridge.ts';

/** Chooses the file in the open dialog; resolves to the milliseconds until the page shows a row of the list. */
export async function openFile(app: ElectronApplication, page: Page, file: string): Promise<number> {
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
  }, file);
  return page.evaluate(async () => {
    const tabs = () => document.querySelectorAll('[role=tab], [data-testid=capture-tab]').length;
    const before = document.title;
    const from = performance.now();
    void (window as unknown as PageWindow).smtpscope.openDialog({});
    for (;;) {
      await new Promise(requestAnimationFrame);
      const rows = document.querySelectorAll('[data-testid=session-row]').length;
      if (document.title !== before && rows > 0) return performance.now() - from;
      // The list instead of the overview, as soon as there is one.
      if (document.title !== before || tabs() > 0)
        document.body.dispatchEvent(new KeyboardEvent('keydown', { key: '2', bubbles: true }));
      if (performance.now() - from > 120_000) throw new Error('no rows after two minutes');
    }
  });
}

/** Waits until every capture is read; the last one is given. */
export async function readToTheEnd(page: Page): Promise<CaptureProgress> {
  for (;;) {
    const captures = await page.evaluate(() => (window as unknown as PageWindow).smtpscope.openCaptures({}));
    const last = captures.at(-1);
    if (last && captures.every(({ state }) => state.kind !== 'reading')) {
      if (last.state.kind !== 'done') throw new Error(`${last.name}: ${JSON.stringify(last.state)}`);
      return last;
    }
    await page.waitForTimeout(100);
  }
}

/** Closes a capture's tab. */
export async function closeCapture(page: Page, captureId: string): Promise<void> {
  await page.evaluate(
    (id) => (window as unknown as PageWindow).smtpscope.closeCapture({ captureId: id }),
    captureId,
  );
}

/** Milliseconds that the analysis takes to answer a filter it has not seen, with the way there and back. */
export async function askFilters(
  page: Page,
  captureId: string,
  filters: readonly string[],
): Promise<readonly number[]> {
  return page.evaluate(
    async ([id, texts]) => {
      const { smtpscope } = window as unknown as PageWindow;
      const times: number[] = [];
      for (const filter of texts) {
        const from = performance.now();
        const sort = { key: 'startedAt', descending: false } as const;
        await smtpscope.sessions({ captureId: id, filter, sort, offset: 0, limit: 100 });
        times.push(performance.now() - from);
      }
      return times;
    },
    [captureId, filters] as const,
  );
}

/** Milliseconds from the click on a row until its session is drawn; of some rows in view. */
export async function selectSessions(page: Page, rows: number): Promise<readonly number[]> {
  return page.evaluate(async (wanted) => {
    const nextFrame = () => new Promise(requestAnimationFrame);
    const shown = () => document.querySelector('article')?.getAttribute('aria-label') ?? '';
    const times: number[] = [];
    for (let index = 0; index < wanted; index += 1) {
      const row = document.querySelectorAll<HTMLElement>('[data-testid=session-row]')[index * 2];
      if (!row || row.getAttribute('aria-selected') === 'true') continue;
      const before = shown();
      const from = performance.now();
      row.click();
      while (shown() === before && performance.now() - from < 5000) await nextFrame();
      // The frame after the one in which it was put in place has it on screen.
      await nextFrame();
      times.push(performance.now() - from);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    return times;
  }, rows);
}

/** Scrolls the list for some seconds, a different way each frame; the milliseconds of each frame. */
export async function scrollList(page: Page, seconds: number): Promise<readonly number[]> {
  return page.evaluate(async (duration) => {
    const list = document.querySelector('[role=grid]');
    if (!list) throw new Error('no list');
    const frames: number[] = [];
    let last: number | undefined;
    const end = performance.now() + duration * 1000;
    for (let frame = 0; performance.now() < end; frame += 1) {
      const at = await new Promise<number>(requestAnimationFrame);
      if (last !== undefined) frames.push(at - last);
      last = at;
      // Wheel-like steps, and now and then a leap as with the scroll bar.
      list.scrollTop =
        frame % 60 === 59
          ? Math.floor(((frame * 7919) % 97) * 0.01 * list.scrollHeight)
          : list.scrollTop + 112;
    }
    return frames;
  }, seconds);
}
