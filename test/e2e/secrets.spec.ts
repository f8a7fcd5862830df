import { expect, type ElectronApplication, type Page } from '@playwright/test';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CAPTURE_SECONDS } from '../support/packets.ts';
import { writePcap } from '../support/pcap-writer.ts';
import { PLANTED, plantedCapture, SECRET_FORMS } from '../support/planted-secrets.ts';
import { readCaptures, type PageWindow } from './support/bridge.ts';
import { test } from './support/launch-app.ts';

function writeLogins(folder: string): string {
  const path = join(folder, 'logins.pcap');
  const frames = plantedCapture().map(({ bytes, atNanos }) => ({
    bytes,
    seconds: CAPTURE_SECONDS + Math.floor(atNanos / 1e9),
    nanoseconds: atNanos % 1e9,
  }));
  writeFileSync(path, writePcap(frames));
  return path;
}

/** Everything that lies in the page's memory. */
async function heapOf(page: Page): Promise<string> {
  const session = await page.context().newCDPSession(page);
  const chunks: string[] = [];
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk));
  await session.send('HeapProfiler.enable');
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  await session.detach();
  return chunks.join('');
}

/** Everything the page can be told of a capture. */
function askEverything(page: Page, captureId: string): Promise<string> {
  return page.evaluate(async (id) => {
    const { smtpscope } = window as unknown as PageWindow;
    const { rows } = await smtpscope.sessions({
      captureId: id,
      filter: '',
      sort: { key: 'id', descending: false },
      offset: 0,
      limit: 100,
    });
    const answers: unknown[] = [rows, await smtpscope.overview({ captureId: id })];
    for (const { id: sessionId } of rows) {
      answers.push(await smtpscope.session({ captureId: id, id: sessionId }));
      const packets = Array.from({ length: 400 }, (_, index) => index + 1);
      const shown = await smtpscope.packets({ captureId: id, sessionId, packets });
      answers.push(shown.map(({ bytes }) => String.fromCharCode(...bytes)));
      const wire = await smtpscope.wire({ captureId: id, sessionId });
      answers.push(JSON.stringify(wire));
    }
    answers.push(
      await smtpscope.sessionsAsText({ captureId: id, ids: rows.map((row) => row.id), format: 'text' }),
    );
    return JSON.stringify(answers);
  }, captureId);
}

function answerDialogs(app: ElectronApplication, response: number): Promise<void> {
  return app.evaluate(({ dialog }, answer) => {
    dialog.showMessageBox = () => Promise.resolve({ response: answer, checkboxChecked: false });
  }, response);
}

test('a password in the capture reaches neither the page’s memory nor the disk', async ({
  launchApp,
  folder,
}) => {
  const { page, userData } = await launchApp({ files: [writeLogins(folder)] });
  const [capture] = await readCaptures(page, 1);
  await page.keyboard.press('2');
  await page.getByTestId('session-row').first().click();
  await expect(page.getByTestId('dialogue')).toContainText('AUTH');
  const told = await askEverything(page, capture?.captureId ?? '');
  const heap = await heapOf(page);
  expect(heap.length).toBeGreaterThan(1_000_000);
  expect(heap).toContain('mx.example');
  for (const form of SECRET_FORMS) {
    expect(told.includes(form), `told: ${form}`).toBe(false);
    expect(heap.includes(form), `in the page's memory: ${form}`).toBe(false);
  }
  for (const file of filesBelow(userData)) {
    const text = readFileSync(file, 'latin1');
    for (const form of SECRET_FORMS) expect(text.includes(form), file).toBe(false);
  }
});

test('credentials are revealed for one session, after a question, and forgotten with it', async ({
  launchApp,
  folder,
}) => {
  const { app, page } = await launchApp({ files: [writeLogins(folder)] });
  await readCaptures(page, 1);
  await page.keyboard.press('2');
  // The third logs in with AUTH LOGIN and a password that is no base64.
  await page.getByTestId('session-row').nth(4).click();
  const dialogue = page.getByTestId('dialogue');
  await expect(dialogue).toContainText('****');
  await answerDialogs(app, 1);
  await page.getByRole('button', { name: 'Reveal credentials' }).click();
  await page.waitForTimeout(300);
  await expect(dialogue).not.toContainText(PLANTED);
  await answerDialogs(app, 0);
  await page.getByRole('button', { name: 'Reveal credentials' }).click();
  await expect(dialogue).toContainText(PLANTED);
  await page.getByTestId('session-row').nth(5).click();
  await expect(page.getByRole('article')).toHaveAttribute('aria-label', 'Session 6');
  await expect(dialogue).toContainText('****');
  await page.getByTestId('session-row').nth(4).click();
  await expect(page.getByRole('article')).toHaveAttribute('aria-label', 'Session 5');
  await expect(dialogue).toContainText('****');
  await expect(dialogue).not.toContainText(PLANTED);
});

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile() === true);
}
