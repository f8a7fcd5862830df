import { expect, type ElectronApplication } from '@playwright/test';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  collectedEvents,
  collectEvents,
  openCaptures,
  readCaptures,
  type PageWindow,
} from './support/bridge.ts';
import { SAMPLE, test } from './support/launch-app.ts';

/** As in electron/preload/channels.ts, which Playwright cannot load. */
const EVENT_CHANNEL = 'smtpscope:event';

/** Process ids of the analysis workers, the oldest first: the last one may only wait for the next capture. */
function workers(app: ElectronApplication): Promise<readonly number[]> {
  return app.evaluate(({ app: electronApp }) =>
    electronApp
      .getAppMetrics()
      .filter(({ name }) => name === 'smtpscope analysis')
      .sort((one, two) => one.creationTime - two.creationTime)
      .map(({ pid }) => pid),
  );
}

async function killWorker(app: ElectronApplication): Promise<void> {
  await expect.poll(async () => (await workers(app)).length).toBeGreaterThan(0);
  const [pid] = await workers(app);
  if (pid === undefined) throw new Error('There is no worker.');
  process.kill(pid, 'SIGKILL');
  await expect.poll(() => workers(app)).not.toContain(pid);
}

test('a worker that is killed is reported, started again, and reads the capture anew', async ({
  launchApp,
}) => {
  const { app, page } = await launchApp({ files: [SAMPLE] });
  const [before] = await readCaptures(page, 1);
  await collectEvents(page, 'workerDied');
  await killWorker(app);
  await expect
    .poll(() => collectedEvents(page, 'workerDied'))
    .toMatchObject([{ captureId: before?.captureId }]);
  const [after] = await readCaptures(page, 1);
  expect(after).toMatchObject({
    state: { kind: 'done' },
    packets: before?.packets,
    sessions: before?.sessions,
  });
  expect(after?.revision).toBeGreaterThan(before?.revision ?? 0);
});

test('a capture that kills its worker again and again is given up with a reason', async ({ launchApp }) => {
  const { app, page } = await launchApp({ files: [SAMPLE] });
  for (let death = 1; death <= 4; death += 1) await killWorker(app);
  await expect
    .poll(() => openCaptures(page))
    .toMatchObject([{ state: { kind: 'failed', code: 'worker-died' } }]);
  const answer = page.evaluate(() =>
    (window as unknown as PageWindow).smtpscope.overview({ captureId: 'capture-1' }),
  );
  await expect(answer).rejects.toThrow(/analysis process of this capture has ended/);
});

test('a closed capture takes its worker along', async ({ launchApp }) => {
  const { app, page } = await launchApp({ files: [SAMPLE] });
  const [capture] = await readCaptures(page, 1);
  const [worker] = await workers(app);
  await page.evaluate(
    (captureId) => (window as unknown as PageWindow).smtpscope.closeCapture({ captureId }),
    capture?.captureId ?? '',
  );
  await expect.poll(() => workers(app)).not.toContain(worker);
  expect(await openCaptures(page)).toEqual([]);
});

test('a page that crashed can be loaded again, with its captures', async ({ launchApp }) => {
  const { app, page } = await launchApp({ files: [SAMPLE] });
  await readCaptures(page, 1);
  const title = await app.evaluate(async ({ BrowserWindow, dialog }) => {
    const window = BrowserWindow.getAllWindows()[0];
    const asked = new Promise<string>((resolve) => {
      dialog.showMessageBox = ((_window: unknown, { message }: { message: string }) => {
        resolve(message);
        return Promise.resolve({ response: 0, checkboxChecked: false });
      }) as unknown as typeof dialog.showMessageBox;
    });
    window?.webContents.forcefullyCrashRenderer();
    return asked;
  });
  expect(title).toBe('The window stopped working.');
  await expect
    .poll(() =>
      app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(
          'smtpscope.openCaptures({}).then((captures) => captures.map(({ name }) => name))',
        ),
      ),
    )
    .toEqual(['sample.pcap']);
});

test('a page that cannot be drawn says so, and can be loaded again, with its captures', async ({
  launchApp,
}) => {
  const { app, page } = await launchApp({ files: [SAMPLE] });
  const [capture] = await readCaptures(page, 1);
  await app.evaluate(
    ({ BrowserWindow }, [channel, captureId]) => {
      const nonsense = { captureId, name: 'sample.pcap', revision: 99 };
      BrowserWindow.getAllWindows()[0]?.webContents.send(channel, 'progress', nonsense);
    },
    [EVENT_CHANNEL, capture?.captureId ?? ''] as const,
  );
  await expect(page.getByRole('alert')).toContainText('The window stopped working.');
  await expect(page.getByRole('alert')).toContainText('It could not be drawn: ');
  await page.getByRole('button', { name: 'Reload the Window' }).click();
  await readCaptures(page, 1);
  await expect(page.getByTestId('tab')).toHaveText(/sample\.pcap/);
});

test('the window opens where it was closed', async ({ launchApp }) => {
  const first = await launchApp();
  const bounds = { x: 30, y: 40, width: 900, height: 600 };
  await first.app.evaluate(({ BrowserWindow }, wanted) => {
    BrowserWindow.getAllWindows()[0]?.setBounds(wanted);
  }, bounds);
  await first.app.close();
  const second = await launchApp({ userData: first.userData });
  const found = await second.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.getBounds(),
  );
  expect(found).toEqual(bounds);
});

for (const [what, text] of [
  ['damaged', '{"bounds": {"x"'],
  [
    'nonsensical',
    '{"bounds":{"x":"a","y":1e99,"width":-5,"height":null},"recentFiles":[1,{}],"theme":"pink"}',
  ],
  ['far from any display', '{"bounds":{"x":90000,"y":90000,"width":900,"height":600}}'],
] as const) {
  test(`a settings file that is ${what} does no harm`, async ({ launchApp, folder }) => {
    const userData = join(folder, 'kept');
    mkdirSync(userData);
    writeFileSync(join(userData, 'settings.json'), text);
    const { app, page } = await launchApp({ userData });
    expect(await openCaptures(page)).toEqual([]);
    const [x, width] = await app.evaluate(({ BrowserWindow, screen }) => {
      const bounds = BrowserWindow.getAllWindows()[0]?.getBounds();
      return [(bounds?.x ?? 0) - screen.getPrimaryDisplay().bounds.width, bounds?.width ?? 0];
    });
    expect(x).toBeLessThan(0);
    expect(width).toBeGreaterThanOrEqual(720);
  });
}
