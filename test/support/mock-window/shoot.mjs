// Screenshots of the window on the mock bridge: node test/support/mock-window/shoot.mjs FOLDER [name-part]
// Needs `npx vite build --config test/support/mock-window/vite.config.ts`, and a Chromium: CHROMIUM, else /usr/bin/chromium.
import { createServer } from 'node:http';
import { mkdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { chromium } from 'playwright';

const SIZES = {
  small: { width: 900, height: 600 },
  laptop: { width: 1280, height: 800 },
  large: { width: 1920, height: 1200 },
  '4k': { width: 1920, height: 1080, scale: 2 },
  zoomed: { width: 640, height: 400, scale: 2 },
};

const first = (page) => page.getByTestId('session-row').first().click();
const sessions = (page) => page.getByRole('button', { name: 'Sessions' }).click();
const press =
  (...keys) =>
  async (page) => {
    for (const key of keys) {
      await page.keyboard.press(key);
      await page.waitForTimeout(60);
    }
  };
const steps =
  (...actions) =>
  async (page) => {
    for (const action of actions) await action(page);
  };
const nth = (index) => (page) => page.getByTestId('session-row').nth(index).click();

/** What to look at: a query for the mock window, and what to do in it. */
const SHOTS = [
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

const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.woff2': 'font/woff2' };
const built = new URL('../../../out/mock-window/', import.meta.url).pathname;

const [folder = 'test-results/window', only = ''] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const web = createServer((request, response) => {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost');
  const file = pathname === '/' ? 'index.html' : pathname;
  try {
    const body = readFileSync(join(built, file));
    response.writeHead(200, { 'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream' }).end(body);
  } catch {
    response.writeHead(404).end();
  }
});
await new Promise((resolve) => web.listen(0, '127.0.0.1', () => resolve(undefined)));
const { port } = /** @type {import('node:net').AddressInfo} */ (web.address());
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
for (const { name, query, act, sizes } of SHOTS.filter((shot) => shot.name.includes(only))) {
  for (const size of sizes) {
    const { width, height, scale = 1 } = SIZES[size];
    for (const colorScheme of ['light', 'dark']) {
      const page = await browser.newPage({
        viewport: { width, height },
        deviceScaleFactor: scale,
        colorScheme,
      });
      page.on('console', (message) => {
        if (message.type() === 'error') console.log(`${name}: ${message.text()}`);
      });
      page.on('pageerror', (error) => console.log(`${name}: ${error.message}`));
      await page.goto(`http://127.0.0.1:${port}/?${query}`);
      await page.waitForTimeout(350);
      await act?.(page);
      await page.waitForTimeout(250);
      await page.screenshot({ path: join(folder, `${name}-${size}-${colorScheme}.png`) });
      await page.close();
    }
  }
}
await browser.close();
web.close();
