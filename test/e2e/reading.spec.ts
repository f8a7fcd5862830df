import { expect } from '@playwright/test';
import { SAMPLE, test } from './support/launch-app.ts';

test('the sample leads from the overview to the refusal and its explanation', async ({ launchApp }) => {
  const { page } = await launchApp({ files: [SAMPLE] });
  const problems: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  await expect(page.getByRole('heading', { level: 1 })).toContainText('sessions');
  await page.getByTestId('cause').first().getByRole('button').first().click();
  await expect(page.getByTestId('session-row').first()).toBeVisible();

  await page.keyboard.press('n');
  const verdict = page.getByTestId('verdict');
  await expect(verdict).toContainText('Refused for good');
  await expect(verdict).toContainText('What to do');

  await page.keyboard.press('e');
  const details = page.getByTestId('details');
  await expect(details.getByRole('heading', { level: 2 })).toHaveText(/Reply 5\d\d/);
  await expect(details).toContainText('refused for good');
  await expect(details).toContainText(/Packet \d+/);
  expect(problems).toEqual([]);
});

test('a proof leads to the packet that it names', async ({ launchApp }) => {
  const { page } = await launchApp({ files: [SAMPLE] });
  await page.getByTestId('cause').first().getByRole('button').first().click();
  await page.getByTestId('session-row').first().click();
  const proof = page.getByTestId('proof').filter({ hasText: 'server: 550' });
  const [packet = ''] = (await proof.textContent())?.match(/\d+/) ?? [];
  await proof.click();
  await expect(page.getByTestId('dialogue').getByRole('option', { selected: true })).toContainText(
    `#${packet}`,
  );
});

test('a proof outside the dialogue, such as a DNS answer, shows its bytes', async ({ launchApp }) => {
  const { page } = await launchApp({ files: [SAMPLE] });
  await page.getByTestId('cause').first().getByRole('button').first().click();
  await page.getByTestId('session-row').first().click();
  await page.getByTestId('proof').filter({ hasText: '127.0.0.6' }).click();
  const details = page.getByTestId('details');
  await expect(details).toContainText('127.0.0.6');
  await expect(details).toContainText('0000');
});

test('the keys step through sessions and their dialogue', async ({ launchApp }) => {
  const { page } = await launchApp({ files: [SAMPLE] });
  await expect(page.getByRole('heading', { level: 1 })).toContainText('sessions');
  await page.keyboard.press('2');
  await expect(page.getByTestId('session-row').first()).toBeVisible();
  await page.keyboard.press('n');
  const sessionName = () => page.getByRole('article').getAttribute('aria-label');
  const first = await sessionName();
  await page.keyboard.press('n');
  await expect(page.getByRole('article')).not.toHaveAttribute('aria-label', first ?? '');
  await page.keyboard.press('p');
  await expect(page.getByRole('article')).toHaveAttribute('aria-label', first ?? '');

  await page.keyboard.press('j');
  const selected = page.getByTestId('dialogue').getByRole('option', { selected: true });
  await expect(selected).toContainText('220');
  await page.keyboard.press('j');
  await expect(selected).toContainText(/EHLO|HELO/);
  await page.keyboard.press('k');
  await expect(selected).toContainText('220');
});

test('the filter narrows the list and says how far', async ({ launchApp }) => {
  const { page } = await launchApp({ files: [SAMPLE] });
  await page.getByTestId('filter').fill('outcome:delivered');
  await expect(page.getByRole('search')).toContainText(/\d+ of \d+/);
  await expect(page.getByTestId('session-row').first()).toContainText('Delivered');
  await page.getByTestId('filter').fill('nothing-has-this-in-it');
  await expect(page.getByText('No session matches the filter.')).toBeVisible();
});

test('the first start says how to record a capture', async ({ launchApp }) => {
  const { page, app } = await launchApp();
  await page.getByRole('button', { name: 'Copy the command' }).click();
  await expect
    .poll(() => app.evaluate(({ clipboard }) => clipboard.readText()))
    .toBe("tcpdump -i any -s 0 -w mail.pcap 'port 25 or port 465 or port 587'");
  await page.getByRole('button', { name: 'Look at the sample' }).click();
  await expect(page.getByTestId('session-count')).toContainText('sessions');
});

test('the theme is chosen once and kept over a restart', async ({ launchApp }) => {
  const first = await launchApp();
  await first.page.getByRole('radio', { name: 'Dark theme' }).click();
  await expect(first.page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await first.app.close();
  const { page } = await launchApp({ userData: first.userData });
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});

test('the whole way without a mouse', async ({ launchApp }) => {
  const { page } = await launchApp({ files: [SAMPLE] });
  await expect(page.getByRole('heading', { level: 1 })).toContainText('sessions');
  await page.keyboard.press('/');
  await page.keyboard.type('outcome:rejected');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('grid')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByTestId('verdict')).toBeVisible();
  await page.keyboard.press('Enter');
  const dialogue = page.getByTestId('dialogue');
  await expect(dialogue).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByTestId('dialogue').getByRole('option', { selected: true })).toContainText('220');
  const before = (await page.getByRole('article').getAttribute('aria-label')) ?? '';
  await page.keyboard.press('n');
  await expect(page.getByRole('article')).not.toHaveAttribute('aria-label', before);
  await expect(dialogue).toBeFocused();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByTestId('dialogue').getByRole('option', { selected: true })).toContainText(
    /EHLO|HELO/,
  );
  await page.keyboard.press('Escape');
  await expect(page.getByRole('grid')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('article')).toHaveCount(0);
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toContainText('Next refusal');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});
