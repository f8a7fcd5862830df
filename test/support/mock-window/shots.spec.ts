import { test, type Page } from '@playwright/test';

/** Windows to look at, in CSS pixels; `zoomed` is a laptop at 200 %. */
const SIZES = {
  small: { width: 900, height: 600, scale: 1 },
  laptop: { width: 1280, height: 800, scale: 1 },
  large: { width: 1920, height: 1200, scale: 1 },
  '4k': { width: 1920, height: 1080, scale: 2 },
  zoomed: { width: 640, height: 400, scale: 2 },
} as const;

type Act = (page: Page) => Promise<unknown>;

interface Shot {
  readonly name: string;
  /** For the mock window. */
  readonly query: string;
  readonly act?: Act;
  readonly sizes: readonly (keyof typeof SIZES)[];
}

const first: Act = (page) => page.getByTestId('session-row').first().click();
const sessions: Act = (page) => page.getByRole('button', { name: 'Sessions' }).click();
const press =
  (...keys: readonly string[]): Act =>
  async (page) => {
    for (const key of keys) {
      await page.keyboard.press(key);
      await page.waitForTimeout(60);
    }
  };
const steps =
  (...actions: readonly Act[]): Act =>
  async (page) => {
    for (const action of actions) await action(page);
  };
const nth =
  (index: number): Act =>
  (page) =>
    page.getByTestId('session-row').nth(index).click();

/** What to look at: a query for the mock window, and what to do in it. */
const SHOTS: readonly Shot[] = [
  { name: 'start', query: 'scene=start&recent', sizes: ['small', 'laptop'] },
  { name: 'overview', query: 'sessions=12', sizes: ['small', 'laptop', 'large', '4k', 'zoomed'] },
  { name: 'overview-many', query: 'sessions=20000', sizes: ['laptop'] },
  { name: 'list', query: 'sessions=12', act: sessions, sizes: ['small', 'laptop'] },
  {
    name: 'list-many',
    query: 'sessions=20000',
    act: steps(sessions, press('Tab', 'Tab', 'Tab')),
    sizes: ['laptop', 'large'],
  },
  {
    name: 'session',
    query: 'sessions=12',
    act: steps(sessions, first),
    sizes: ['small', 'laptop', 'large', '4k', 'zoomed'],
  },
  {
    name: 'session-error',
    query: 'sessions=12',
    act: steps(sessions, first, press('e')),
    sizes: ['small', 'laptop', 'large', 'zoomed'],
  },
  {
    name: 'session-delivered',
    query: 'sessions=12',
    act: steps(sessions, nth(1), press('j', 'j')),
    sizes: ['laptop'],
  },
  {
    name: 'session-partial',
    query: 'sessions=12',
    act: steps(sessions, nth(4), press('e', 'e')),
    sizes: ['laptop', 'large'],
  },
  { name: 'session-auth', query: 'sessions=12', act: steps(sessions, nth(9), press('e')), sizes: ['laptop'] },
  { name: 'session-unanswered', query: 'sessions=12', act: steps(sessions, nth(10)), sizes: ['laptop'] },
  { name: 'session-encrypted', query: 'sessions=12', act: steps(sessions, nth(6)), sizes: ['laptop'] },
  {
    name: 'session-hostile',
    query: 'sessions=16',
    act: steps(sessions, nth(13), press('e')),
    sizes: ['laptop'],
  },
  { name: 'shortcuts', query: 'sessions=12', act: press('?'), sizes: ['small', 'laptop'] },
  { name: 'reading', query: 'sessions=40&scene=reading', sizes: ['laptop'] },
  { name: 'cancelled', query: 'sessions=40&scene=cancelled', act: sessions, sizes: ['laptop'] },
  { name: 'died', query: 'sessions=12&scene=died', sizes: ['laptop'] },
  { name: 'failed', query: 'scene=failed', sizes: ['small', 'laptop'] },
  { name: 'none', query: 'sessions=0', sizes: ['small', 'laptop'] },
  { name: 'one', query: 'sessions=1', sizes: ['laptop'] },
  { name: 'tabs', query: 'sessions=12&scene=tabs', sizes: ['small'] },
  {
    name: 'no-match',
    query: 'sessions=12',
    act: (page) => page.getByTestId('filter').fill('zebra'),
    sizes: ['laptop'],
  },
];

const SETTLE_MS = 300;

for (const { name, query, act, sizes } of SHOTS) {
  for (const size of sizes) {
    for (const colorScheme of ['light', 'dark'] as const) {
      test(`${name}-${size}-${colorScheme}`, async ({ browser }, { title }) => {
        const { width, height, scale } = SIZES[size];
        const page = await browser.newPage({
          viewport: { width, height },
          deviceScaleFactor: scale,
          colorScheme,
        });
        const problems: string[] = [];
        page.on('pageerror', (error) => problems.push(error.message));
        await page.goto(`http://127.0.0.1:5199/?${query}`);
        await page.waitForTimeout(SETTLE_MS);
        await act?.(page);
        await page.waitForTimeout(SETTLE_MS);
        await page.screenshot({ path: `test-results/window/${title}.png` });
        await page.close();
        if (problems.length > 0) throw new Error(problems.join('\n'));
      });
    }
  }
}
