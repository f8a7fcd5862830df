import { expect } from '@playwright/test';
import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  collectedEvents,
  collectEvents,
  openCaptures,
  readCaptures,
  type PageWindow,
} from './support/bridge.ts';
import { SAMPLE, startAgain, test } from './support/launch-app.ts';

test('the window opens the captures named on the command line', async ({ launchApp }) => {
  const { page } = await launchApp({ files: [SAMPLE] });
  expect(page.url()).toBe('app://smtpscope/index.html');
  expect(await readCaptures(page, 1)).toMatchObject([{ name: 'sample.pcap', state: { kind: 'done' } }]);
});

test('a second start hands its files to the running window', async ({ launchApp, folder }) => {
  const { app, page, userData } = await launchApp();
  const copy = join(folder, 'later.pcap');
  copyFileSync(SAMPLE, copy);
  expect(await startAgain(userData, [copy])).toBe(0);
  expect(await readCaptures(page, 1)).toMatchObject([{ name: 'later.pcap' }]);
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
});

test('an unchanged file opened twice is one capture; a changed one is read anew', async ({
  launchApp,
  folder,
}) => {
  const file = join(folder, 'mail.pcap');
  copyFileSync(SAMPLE, file);
  const { page, userData } = await launchApp({ files: [file] });
  await readCaptures(page, 1);
  await startAgain(userData, [file]);
  expect(await openCaptures(page)).toHaveLength(1);
  writeFileSync(file, 'now something else');
  await startAgain(userData, [file]);
  expect((await readCaptures(page, 2)).map(({ state }) => state.kind)).toEqual(['done', 'failed']);
});

test('the dialog opens what is chosen', async ({ launchApp, folder }) => {
  const { app, page } = await launchApp();
  const other = join(folder, 'other.pcap');
  copyFileSync(SAMPLE, other);
  await app.evaluate(
    ({ dialog }, filePaths) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths });
    },
    [SAMPLE, other],
  );
  const ids = await page.evaluate(() => (window as unknown as PageWindow).smtpscope.openDialog({}));
  const captures = await readCaptures(page, 2);
  expect(captures.map(({ captureId }) => captureId)).toEqual(ids);
  expect(captures.map(({ name }) => name)).toEqual(['sample.pcap', 'other.pcap']);
});

test('a dropped file opens without the page learning its path', async ({ launchApp }) => {
  const { page } = await launchApp();
  await page.evaluate(() => {
    const input = document.createElement('input');
    input.type = 'file';
    input.id = 'dropped';
    document.body.append(input);
  });
  await page.locator('#dropped').setInputFiles(SAMPLE);
  const ids = await page.evaluate(() => {
    const { files } = document.getElementById('dropped') as HTMLInputElement;
    return (window as unknown as PageWindow).smtpscope.openDropped([...(files ?? [])]);
  });
  expect(ids).toHaveLength(1);
  expect(await readCaptures(page, 1)).toMatchObject([{ name: 'sample.pcap', state: { kind: 'done' } }]);
});

test('a file that the page made up opens nothing', async ({ launchApp }) => {
  const { page } = await launchApp();
  const ids = await page.evaluate(() =>
    (window as unknown as PageWindow).smtpscope.openDropped([
      new File(['x'], '/etc/passwd'),
      { path: '/etc/passwd' },
    ]),
  );
  expect(ids).toEqual([]);
});

test('files opened before are remembered over a restart', async ({ launchApp, folder }) => {
  const file = join(folder, 'mail.pcap');
  copyFileSync(SAMPLE, file);
  const first = await launchApp({ files: [file] });
  await readCaptures(first.page, 1);
  await first.app.close();
  const { page } = await launchApp({ userData: first.userData });
  const facts = await page.evaluate(() => (window as unknown as PageWindow).smtpscope.appFacts({}));
  expect(facts.recent).toMatchObject([{ index: 0, name: 'mail.pcap' }]);
  expect(facts.hasSample).toBe(true);
  await page.evaluate(() => (window as unknown as PageWindow).smtpscope.openRecent({ index: 0 }));
  expect(await readCaptures(page, 1)).toMatchObject([{ name: 'mail.pcap', state: { kind: 'done' } }]);
});

test('a file that is no capture gets one plain sentence', async ({ launchApp, folder }) => {
  const put = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const files = [
    put('notes.txt', 'Dear postmaster,\n'),
    put('empty.pcap', ''),
    folder,
    join(folder, 'gone.pcap'),
  ];
  const { page } = await launchApp({ files });
  const captures = await readCaptures(page, files.length);
  for (const { state } of captures) {
    expect(state.kind).toBe('failed');
    if (state.kind !== 'failed') continue;
    expect(state.code).toMatch(/^(not-a-capture|empty-file|is-directory|not-found)$/);
    expect(state.message).toMatch(/^[^\n]{10,200}\.$/);
    expect(state.message).not.toMatch(/ENOENT|EISDIR|Error:|undefined/);
  }
});

test('a menu item tells the page what to do', async ({ launchApp }) => {
  const { app, page } = await launchApp();
  await collectEvents(page, 'command');
  await app.evaluate(({ Menu }) => {
    const items = Menu.getApplicationMenu()?.items.flatMap(({ submenu }) => submenu?.items ?? []) ?? [];
    items.find(({ label }) => label === '&Next Session')?.click();
  });
  await expect.poll(() => collectedEvents(page, 'command')).toEqual([{ name: 'next-session' }]);
});
