import { expect, type ElectronApplication, type Page } from '@playwright/test';
import { join } from 'node:path';
import { readCaptures } from './support/bridge.ts';
import { SAMPLE, test } from './support/launch-app.ts';

const CAPTURES = join(import.meta.dirname, '..', 'captures');
const PIPELINING = join(CAPTURES, 'pipelining-postfix', 'smtp.pcap');
const SMALL_PACKETS = join(CAPTURES, 'small-mss', 'smtp.pcap');

async function openFirst(page: Page): Promise<void> {
  await readCaptures(page, 1);
  await page.getByRole('button', { name: 'Sessions', exact: true }).click();
  await page.getByTestId('session-row').first().click();
  await expect(page.getByTestId('dialogue')).toBeVisible();
}

const clipboard = (app: ElectronApplication) => app.evaluate(({ clipboard: board }) => board.readText());

async function copy(page: Page, what: string): Promise<void> {
  await page.getByRole('button', { name: 'Copy from this session' }).click();
  await page.getByRole('menuitem', { name: what }).click();
}

test('Ctrl+F finds in the session, goes from place to place, and Escape closes', async ({ launchApp }) => {
  const { page } = await launchApp({ files: [PIPELINING] });
  await openFirst(page);
  await page.keyboard.press('Control+f');
  await page.keyboard.type('nobody.here');
  const bar = page.getByRole('search', { name: 'Find in this session' });
  await expect(bar.getByRole('status')).toHaveText('1 of 4');
  const chosen = page.getByTestId('dialogue').getByRole('option', { selected: true });
  await expect(chosen).toContainText('RCPT TO:<nobody.here@example.com>');
  await expect(chosen.locator('mark')).toHaveText('nobody.here');
  await page.keyboard.press('Enter');
  await expect(bar.getByRole('status')).toHaveText('2 of 4');
  await expect(chosen).toContainText('550 5.1.1');
  await page.keyboard.press('Shift+Enter');
  await page.keyboard.press('Shift+Enter');
  await expect(bar.getByRole('status')).toHaveText('4 of 4');

  await bar.getByRole('button', { name: 'Regular expression' }).click();
  await bar.getByRole('textbox').fill('(a+)+');
  await expect(bar.getByRole('status')).toContainText('could take forever');
  await bar.getByRole('textbox').fill('queued as [0-9A-F]+');
  await expect(bar.getByRole('status')).toHaveText('2 of 2');
  await page.keyboard.press('Escape');
  await expect(bar).toHaveCount(0);
  await expect(page.getByTestId('dialogue')).toBeFocused();
});

test('g goes to a packet, and says which there are', async ({ launchApp }) => {
  const { page } = await launchApp({ files: [PIPELINING] });
  await openFirst(page);
  await page.keyboard.press('g');
  const dialog = page.getByRole('dialog', { name: 'Go to a packet' });
  await page.keyboard.type('99');
  await expect(dialog).toContainText('the packets 1 to 24');
  await expect(dialog.getByRole('button', { name: 'Go' })).toBeDisabled();
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(page.getByTestId('dialogue').getByRole('option', { selected: true })).toContainText(
    'MAIL FROM',
  );
});

test('pipelined commands stand beside their replies, and their group folds', async ({ launchApp }) => {
  const { page } = await launchApp({ files: [PIPELINING] });
  await openFirst(page);
  const dialogue = page.getByTestId('dialogue');
  await page.keyboard.press('e');
  const texts = () =>
    dialogue.getByRole('option').evaluateAll((all) => all.map((each) => each.ariaLabel ?? ''));
  const before = await texts();
  const rcpt = before.findIndex((text) => text.includes('RCPT TO:<nobody.here'));
  expect(before[rcpt + 1]).toMatch(/550 5\.1\.1.*, refused, packet 10$/);

  await page.getByRole('button', { name: 'Replies beside their commands' }).click();
  const captured = await texts();
  expect(captured[captured.findIndex((text) => text.includes('RCPT TO:<nobody.here')) + 1]).toContain(
    'alice',
  );
  await page.getByRole('button', { name: 'Replies beside their commands' }).click();

  await dialogue.focus();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  const heading = dialogue.getByRole('option', { selected: true });
  await expect(heading).toContainText('MAIL, RCPT ×2, DATA sent together, answered 250, 550, 250, 354');
  await page.keyboard.press('ArrowRight');
  await expect(heading).not.toContainText('answered');
});

test('a message unfolds to its text, read again from the capture', async ({ launchApp }) => {
  const { page } = await launchApp({ files: [PIPELINING] });
  await openFirst(page);
  const message = page.getByTestId('step-message').first();
  await message.scrollIntoViewIfNeeded();
  await message.click();
  await expect(message).toContainText('Message-ID: <long@partner.example>');
  await expect(message.locator('pre')).toContainText('Subject: A message of some length');
  await expect(page.getByTestId('dialogue')).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await expect(message.locator('pre')).toHaveCount(0);
  await page.keyboard.press('ArrowRight');
  await expect(message.locator('pre')).toHaveCount(1);
});

test('times are told since the start, since the step before, and by the clock here and in UTC', async ({
  launchApp,
}) => {
  const { page } = await launchApp({ files: [SAMPLE], env: { TZ: 'Asia/Kolkata' } });
  await openFirst(page);
  const time = page.getByTestId('step-reply').first().locator('.step-time');
  const choice = page.getByRole('combobox', { name: 'Times' });
  await expect(time).toHaveText(/^0\.\d{3}$/);
  await page.keyboard.press('t');
  await expect(time).toHaveText(/^\+0\.\d{3}$/);
  await choice.selectOption({ label: 'Clock, UTC' });
  await expect(time).toHaveText(/^16:16:1\d\.\d{3}$/);
  await choice.selectOption({ label: 'Clock, here (GMT+5:30)' });
  await expect(time).toHaveText(/^21:46:1\d\.\d{3}$/);
});

test('text and bytes are tied together over all packets of a reply', async ({ launchApp }) => {
  const { page } = await launchApp({ files: [SMALL_PACKETS] });
  await openFirst(page);
  await page.getByTestId('step-reply').nth(1).click();
  const linked = page.getByTestId('linked-bytes');
  await expect(linked.getByRole('region', { name: /^Bytes of packet/ })).toHaveCount(3);
  const marked = await page.evaluate(async () => {
    const line = [...document.querySelectorAll('[data-line]')].find((each) =>
      each.textContent?.includes('SIZE'),
    );
    const text = line?.firstChild;
    if (!text) return [];
    getSelection()?.setBaseAndExtent(text, 4, text, 8);
    await new Promise((done) => setTimeout(done, 200));
    return [...(CSS.highlights.get('linked-bytes') ?? [])].map(String);
  });
  expect(marked).toContain('53 49 5a 45');
  expect(marked.filter((text) => text === 'SIZE')).toHaveLength(2);
});

test('a session is copied as Wireshark filter, swaks command, exchange and dialogue', async ({
  launchApp,
}) => {
  const { app, page } = await launchApp({ files: [SAMPLE] });
  await openFirst(page);
  await page.keyboard.press('e');
  await copy(page, 'Copy as Wireshark filter');
  await expect.poll(() => clipboard(app)).toMatch(/^ip\.addr == 209\.85\.223\.169 && .*frame\.number >= \d+/);
  await copy(page, 'Copy as swaks command');
  await expect.poll(() => clipboard(app)).toMatch(/^swaks \\\n {2}--server 192\.0\.2\.25/);
  await copy(page, 'Copy this command with its reply');
  await expect.poll(() => clipboard(app)).toMatch(/^C: MAIL FROM:.*\nS: 550 5\.7\.1 Spam Block/);
  await copy(page, 'Copy the dialogue');
  await expect.poll(() => clipboard(app)).toContain('S✗ 550 5.7.1 Spam Block');
});

test('keys pressed while the next session is on its way act on that session', async ({ launchApp }) => {
  const { page } = await launchApp({ files: [SAMPLE] });
  await openFirst(page);
  // All at once, before any answer of the main process can come.
  await page.evaluate(() => {
    for (const key of ['n', 'j', 'j', 'j'])
      document.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
  });
  const chosen = page.getByTestId('dialogue').getByRole('option', { selected: true });
  await expect(chosen).toContainText('250');
  await expect(page.getByRole('article', { name: 'Session 2' })).toBeVisible();
});

test('a screen reader hears who, after what wait, what, and whether it was refused', async ({
  launchApp,
}) => {
  const { page } = await launchApp({ files: [join(CAPTURES, 'timeouts', 'smtp.pcap')] });
  await openFirst(page);
  await expect(
    page
      .getByTestId('dialogue')
      .getByRole('option', { name: /^server, after [\d.]+ seconds: 421 .*, put off, packet \d+$/ }),
  ).not.toHaveCount(0);
});
