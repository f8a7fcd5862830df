import type { Locator, Page } from '@playwright/test';

/** Something the user sees, and how the keyboard leads there from the sample's overview. */
interface View {
  readonly name: string;
  readonly keys: readonly string[];
  /** There once the view is. */
  readonly sign: (page: Page) => Locator;
}

const session = (page: Page) => page.getByTestId('verdict').first();
const TO_REFUSAL = ['2', 'e'];
/** The second session of the sample was delivered. */
const TO_MESSAGE = ['2', 'n', 'n', 'm'];
const type = (text: string) => [...text];

/** Every view of an open capture. A view of the user's is a row here. */
export const VIEWS: readonly View[] = [
  { name: 'overview', keys: ['1'], sign: (page) => page.getByTestId('cause').first() },
  { name: 'list', keys: ['2'], sign: (page) => page.getByTestId('session-row').first() },
  {
    name: 'list-filtered',
    keys: ['2', '/', ...type('outcome:rejected'), 'Enter'],
    sign: (page) => page.getByTestId('session-row').first(),
  },
  {
    name: 'filter-suggestions',
    keys: ['2', '/', ...type('outcome:')],
    sign: (page) => page.getByRole('option', { name: /rejected/ }),
  },
  {
    name: 'filter-wrong',
    keys: ['2', '/', ...type('wait:long')],
    sign: (page) => page.getByText('Write it like 5s'),
  },
  {
    name: 'filter-without-match',
    keys: ['2', '/', ...type('nothing-has-this'), 'Enter'],
    sign: (page) => page.getByText('No session matches the filter.'),
  },
  { name: 'session', keys: TO_REFUSAL, sign: session },
  {
    name: 'step-details',
    keys: [...TO_REFUSAL, 'e'],
    sign: (page) => page.getByTestId('details').getByRole('heading', { level: 2 }),
  },
  {
    name: 'find',
    keys: [...TO_REFUSAL, 'Control+f', ...type('spam')],
    sign: (page) =>
      page.getByRole('searchbox', { name: /find/i }).or(page.locator('[data-find-box]')).first(),
  },
  { name: 'ladder', keys: [...TO_REFUSAL, 'l'], sign: (page) => page.locator('.ladder-head') },
  { name: 'message', keys: TO_MESSAGE, sign: (page) => page.getByTestId('parts') },
  {
    name: 'message-route',
    keys: [...TO_MESSAGE, 'ArrowRight'],
    sign: (page) => page.getByTestId('hop-wire'),
  },
  {
    name: 'message-authentication',
    keys: [...TO_MESSAGE, 'ArrowRight', 'ArrowRight'],
    sign: (page) => page.getByText('What SPF is asked about'),
  },
  {
    name: 'message-headers',
    keys: [...TO_MESSAGE, 'End', 'ArrowLeft'],
    sign: (page) => page.getByTestId('headers'),
  },
  {
    name: 'message-source',
    keys: [...TO_MESSAGE, 'End'],
    sign: (page) => page.getByRole('heading', { name: 'Body' }),
  },
  { name: 'jump', keys: [...TO_REFUSAL, 'g'], sign: (page) => page.getByRole('dialog') },
  { name: 'export', keys: ['2', 'n', 'Control+e'], sign: (page) => page.getByRole('dialog') },
  { name: 'palette', keys: ['1', 'Control+k'], sign: (page) => page.getByRole('dialog') },
  { name: 'lookup', keys: ['2', 'n', 'D'], sign: (page) => page.getByTestId('lookup-plan') },
  {
    name: 'allow',
    keys: ['1', 'Control+k', ...type('past blocklists'), 'Enter', ...type('192.0.2.0/24')],
    sign: (page) => page.getByTestId('allow-lines'),
  },
  { name: 'settings', keys: ['1', 'Control+,'], sign: (page) => page.getByRole('dialog') },
  { name: 'shortcuts', keys: ['1', '?'], sign: (page) => page.getByRole('dialog') },
  { name: 'compare-with', keys: ['2', 'n', 'c'], sign: (page) => page.getByRole('dialog') },
  {
    name: 'compare',
    keys: ['2', '/', 'Enter', 'ArrowDown', 'Shift+ArrowDown', 'c'],
    sign: (page) => page.getByRole('main', { name: 'Comparison' }),
  },
];

/** Leads to a view; the page has the sample open. */
export async function showView(page: Page, view: View): Promise<void> {
  for (const key of view.keys) {
    await page.keyboard.press(key);
    // A key acts on what the one before has brought.
    await page.waitForTimeout(200);
  }
  await view.sign(page).waitFor({ timeout: 10_000 });
  await page.waitForTimeout(300);
}
