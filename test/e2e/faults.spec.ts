import { expect, type ElectronApplication, type Page } from '@playwright/test';
import { execFileSync, spawnSync } from 'node:child_process';
import { appendFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeTraffic } from '../bench/traffic.mjs';
import { collectedEvents, collectEvents, openCaptures, readCaptures } from './support/bridge.ts';
import { SAMPLE, startAgain, test } from './support/launch-app.ts';

const SESSIONS = 3_000;

/** Large enough to be read by a thread, and to be caught while it is read. */
function largeCapture(folder: string): string {
  const file = join(folder, 'large.pcap');
  writeTraffic(file, { sessions: SESSIONS, bodyBytes: 4096 });
  return file;
}

async function reading(page: Page): Promise<void> {
  await expect
    .poll(() => openCaptures(page), { intervals: [10] })
    .toMatchObject([{ state: { kind: 'reading' } }]);
}

/** Process ids of the analysis workers, the oldest first: the last one may only wait for the next capture. */
const workers = (app: ElectronApplication): Promise<readonly number[]> =>
  app.evaluate(({ app: electronApp }) =>
    electronApp
      .getAppMetrics()
      .filter(({ name }) => name === 'smtpscope analysis')
      .sort((one, two) => one.creationTime - two.creationTime)
      .map(({ pid }) => pid),
  );

/** The system's own dialog cannot be driven; everything behind it is real. */
const saveTo = (app: ElectronApplication, path: string) =>
  app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, path);

async function exportAs(page: Page, format: string): Promise<void> {
  await page.keyboard.press('Control+e');
  await page.getByLabel('Format').selectOption(format);
  await page.getByRole('button', { name: 'Export…' }).click();
}

test('a large capture is read whole in the window', async ({ launchApp, folder }) => {
  const { page } = await launchApp({ files: [largeCapture(folder)] });
  const [capture] = await readCaptures(page, 1, 40_000);
  expect(capture).toMatchObject({ state: { kind: 'done' }, sessions: SESSIONS });
});

test('a worker that is killed in the middle of reading reads the capture anew, whole', async ({
  launchApp,
  folder,
}) => {
  const { app, page, userData } = await launchApp();
  await collectEvents(page, 'workerDied');
  expect(await startAgain(userData, [largeCapture(folder)])).toBe(0);
  await reading(page);
  await expect.poll(async () => (await workers(app)).length, { intervals: [10] }).toBeGreaterThan(0);
  const [pid = 0] = await workers(app);
  process.kill(pid, 'SIGKILL');
  await expect.poll(async () => (await collectedEvents(page, 'workerDied')).length).toBe(1);
  const [capture] = await readCaptures(page, 1, 40_000);
  expect(capture).toMatchObject({ state: { kind: 'done' }, sessions: SESSIONS });
});

test('a window that is closed in the middle of reading leaves no process behind', async ({
  launchApp,
  folder,
}) => {
  const { app, page } = await launchApp({ files: [largeCapture(folder)] });
  await expect.poll(async () => (await workers(app)).length, { intervals: [10] }).toBeGreaterThan(0);
  const [pid = 0] = await workers(app);
  const gone = app.waitForEvent('close');
  await page.close();
  await gone;
  await expect.poll(() => isAlive(pid)).toBe(false);
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

test('a file that grows, or is removed, while it is read does no harm', async ({ launchApp, folder }) => {
  const grows = largeCapture(folder);
  const { page } = await launchApp({ files: [grows] });
  // Opened by then, whatever becomes of its name.
  await expect
    .poll(async () => (await openCaptures(page))[0]?.packets ?? 0, { intervals: [10] })
    .toBeGreaterThan(0);
  appendFileSync(grows, readFileSync(SAMPLE).subarray(24));
  rmSync(grows);
  const [capture] = await readCaptures(page, 1, 40_000);
  expect(capture?.state.kind).toBe('done');
  expect(capture?.sessions).toBeGreaterThanOrEqual(SESSIONS);
});

test.describe('a full disk', () => {
  test.skip(process.platform !== 'linux' || process.getuid?.() !== 0, 'only root may make one');

  for (const format of ['html', 'pdf', 'parquet', 'pcap'])
    test(`is told in the dialog of the export (${format}), and nothing is left there`, async ({
      launchApp,
      folder,
    }) => {
      const disk = join(folder, 'disk');
      mkdirSync(disk);
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=16k', 'tmpfs', disk]);
      try {
        const { app, page } = await launchApp({ files: [SAMPLE] });
        await readCaptures(page, 1);
        await saveTo(app, join(disk, 'report'));
        await exportAs(page, format);
        await expect(page.getByRole('alert')).toContainText('The disk is full');
        expect(readdirSync(disk)).toEqual([]);
      } finally {
        spawnSync('umount', [disk]);
      }
    });
});

for (const format of ['json', 'parquet', 'eml'])
  test(`a large export shows how far it is, and can be cancelled (${format})`, async ({
    launchApp,
    folder,
  }) => {
    const { app, page } = await launchApp({ files: [largeCapture(folder)] });
    await readCaptures(page, 1, 40_000);
    await collectEvents(page, 'exportProgress');
    const output = join(folder, 'out');
    mkdirSync(output);
    await saveTo(app, join(output, 'report'));
    await exportAs(page, format);
    await expect(page.getByLabel('Export progress')).toBeVisible();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await expect.poll(() => readdirSync(output)).toEqual([]);
    await expect(page.getByText(/^Exported/)).toHaveCount(0);
    const shares = (await collectedEvents(page, 'exportProgress')).map(({ share }) => share);
    expect(shares.every((share, at) => share >= 0 && share <= 1 && share >= (shares[at - 1] ?? 0))).toBe(
      true,
    );
  });

test('crashes are written down in a folder of the user', async ({ launchApp }) => {
  const { app, page, userData } = await launchApp({ files: [SAMPLE] });
  await readCaptures(page, 1);
  await app.evaluate(({ dialog }) => {
    dialog.showMessageBox = () => Promise.resolve({ response: 0, checkboxChecked: false });
  });
  const [pid = 0] = await workers(app);
  process.kill(pid, 'SIGSEGV');
  await app.evaluate(() => {
    (process as NodeJS.EventEmitter).emit('uncaughtExceptionMonitor', new Error('planted'));
  });
  await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
  );
  const notes = () => {
    const folder = join(userData, 'crashes');
    return readdirSync(folder)
      .map((name) => readFileSync(join(folder, name), 'utf8'))
      .join('\n');
  };
  await expect.poll(notes).toMatch(/\nwindow\n/);
  expect(notes()).toMatch(/\nmain process\n\nError: planted\n +at /);
  await expect.poll(notes).toMatch(/\nsmtpscope analysis\n\ncrashed/);
});

test('a damaged settings file is told of and kept', async ({ launchApp, folder }) => {
  const userData = join(folder, 'kept');
  mkdirSync(userData);
  writeFileSync(join(userData, 'settings.json'), '{"recentFiles": ["/a.pcap"');
  const { page } = await launchApp({ userData });
  expect(await openCaptures(page)).toEqual([]);
  expect(readFileSync(join(userData, 'settings.json.damaged'), 'utf8')).toBe('{"recentFiles": ["/a.pcap"');
});
