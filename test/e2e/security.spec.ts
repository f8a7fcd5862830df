import { expect } from '@playwright/test';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { CallName } from '../../shared/ipc/contract.ts';
import type { PageWindow } from './support/bridge.ts';
import { SAMPLE, test } from './support/launch-app.ts';

// The program's own files are CommonJS to Playwright, whose exports it cannot import by name.
const { CALLS } = createRequire(import.meta.url)('../../shared/ipc/contract.ts') as {
  readonly CALLS: Readonly<Record<CallName, object>>;
};

test('the page has no Node and nothing but the bridge', async ({ launchApp }) => {
  const { page } = await launchApp();
  const seen = await page.evaluate(() => ({
    node: ['require', 'process', 'module', 'Buffer', 'global', 'electron', '__dirname'].filter(
      (name) => name in globalThis,
    ),
    bridge: Object.keys((window as unknown as PageWindow).smtpscope).sort(),
  }));
  expect(seen.node).toEqual([]);
  expect(seen.bridge).toEqual([...Object.keys(CALLS), 'on', 'openDropped'].sort());
});

test('the window keeps isolation and sandbox on', async ({ launchApp }) => {
  const { app } = await launchApp();
  const preferences = await app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    return (
      contents as unknown as { getLastWebPreferences(): Record<string, unknown> }
    ).getLastWebPreferences();
  });
  expect(preferences).toMatchObject({
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    webviewTag: false,
    webSecurity: true,
  });
});

test('the page can neither leave nor open another window', async ({ launchApp }) => {
  const { app, page } = await launchApp();
  const url = page.url();
  expect(await page.evaluate(() => window.open('https://example.com') === null)).toBe(true);
  await page.evaluate(() => {
    location.href = 'https://example.com/';
  });
  await page.evaluate(() => {
    const link = document.createElement('a');
    link.href = 'file:///etc/passwd';
    link.target = '_blank';
    document.body.append(link);
    link.click();
  });
  await page.waitForTimeout(300);
  expect(page.url()).toBe(url);
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
});

test('no code but the program’s own runs in the page, and nothing is fetched from elsewhere', async ({
  launchApp,
}) => {
  const { page } = await launchApp();
  const attempts = await page.evaluate(async () => {
    const blocked: string[] = [];
    document.addEventListener('securitypolicyviolation', ({ violatedDirective }) =>
      blocked.push(violatedDirective),
    );
    const script = document.createElement('script');
    script.textContent = 'window.injected = true';
    document.body.append(script);
    const image = document.createElement('img');
    image.src = 'https://example.com/x.png';
    document.body.append(image);
    const button = document.createElement('button');
    button.setAttribute('onclick', 'window.injected = true');
    document.body.append(button);
    button.click();
    // In a task of its own: in what the test itself runs, the debugger allows it.
    const evaluated = await new Promise((resolve) => {
      setTimeout(() => {
        try {
          resolve(new Function('return true')());
        } catch {
          resolve(false);
        }
      });
    });
    const fetched = await fetch('https://example.com/').then(
      () => true,
      () => false,
    );
    await new Promise((resolve) => setTimeout(resolve, 200));
    return { evaluated, fetched, injected: 'injected' in window, blocked: [...new Set(blocked)].sort() };
  });
  expect(attempts).toMatchObject({ evaluated: false, fetched: false, injected: false });
  expect(attempts.blocked).toContain('script-src-elem');
  expect(attempts.blocked).toContain('img-src');
});

test('nothing is downloaded, however the page tries', async ({ launchApp }) => {
  const { app, page } = await launchApp();
  await app.evaluate(({ session }) => {
    const started: string[] = [];
    const ended: string[] = [];
    Object.assign(globalThis, { started, ended });
    // Behind the program's own listener: an item that was prevented is cancelled by then.
    session.defaultSession.on('will-download', (event, item) => {
      started.push(item.getURL().slice(0, 30));
      if (!event.defaultPrevented) ended.push(item.getURL());
      item.once('done', (_done, state) => ended.push(state));
    });
  });
  await page.evaluate(async () => {
    for (const href of [
      URL.createObjectURL(new Blob(['evil'])),
      'data:application/octet-stream,evil',
      'https://example.com/evil.exe',
      `${location.origin}/index.html`,
    ]) {
      const link = document.createElement('a');
      link.href = href;
      link.download = 'evil.exe';
      document.body.append(link);
      link.click();
      await new Promise((resolve) => setTimeout(resolve, 150));
    }
  });
  const { started, ended, folder } = await app.evaluate(({ app: electronApp }) => ({
    ...(globalThis as unknown as { started: string[]; ended: string[] }),
    folder: electronApp.getPath('downloads'),
  }));
  // At least one was begun, so that what refuses it is seen at work.
  expect(started.length).toBeGreaterThan(0);
  expect(ended.filter((state) => state !== 'cancelled')).toEqual([]);
  expect(existsSync(join(folder, 'evil.exe'))).toBe(false);
});

test('every permission is denied', async ({ launchApp }) => {
  const { page } = await launchApp();
  const answers = await page.evaluate(async () => ({
    notification: await Notification.requestPermission(),
    geolocation: (await navigator.permissions.query({ name: 'geolocation' })).state,
  }));
  expect(answers).toEqual({ notification: 'denied', geolocation: 'denied' });
});

test('calls with the wrong shape are refused before anything is done', async ({ launchApp }) => {
  const { page } = await launchApp({ files: [SAMPLE] });
  const errors = await page.evaluate(async () => {
    const bridge = (window as unknown as PageWindow).smtpscope as unknown as Record<
      string,
      (argument?: unknown) => Promise<unknown>
    >;
    const attempts: readonly [string, unknown][] = [
      ['openCaptures', undefined],
      ['openCaptures', null],
      ['openCaptures', []],
      ['openCaptures', { more: 1 }],
      ['openRecent', { index: -1 }],
      ['openRecent', { index: '0' }],
      ['session', { captureId: 1, id: 1 }],
      ['session', { captureId: 'capture-1' }],
      ['sessions', { captureId: 'capture-1', filter: '', sort: 'id', offset: 0, limit: 10 }],
      ['sessions', { captureId: 'capture-1', filter: '', sort: { key: 'id' }, offset: 0, limit: 10 }],
      [
        'locateSession',
        { captureId: 'capture-1', filter: '', sort: { key: 'id', descending: false }, id: 0, want: 'all' },
      ],
      ['packets', { captureId: 'capture-1', sessionId: 1, packets: [1.5] }],
      ['packets', { captureId: 'capture-1', sessionId: 1, packets: new Array(20_000).fill(1) }],
      ['copyText', { text: { toString: 'x' } }],
      ['copyText', { text: 'x'.repeat((16 << 20) + 1) }],
      ['openLink', { url: `https://${'x'.repeat(1 << 24)}.example` }],
      ['suggestFilter', { captureId: 'capture-1', filter: 'x'.repeat(1 << 24), cursor: 0 }],
      ['closeCapture', { captureId: 'x'.repeat(1 << 24) }],
      [
        'exportReport',
        { captureId: 'capture-1', format: '../x', scope: 'all', filter: '', ids: [], redact: {} },
      ],
    ];
    return Promise.all(
      attempts.map(([name, argument]) =>
        bridge[name]?.(argument).then(
          () => `${name} answered ${JSON.stringify(argument)?.slice(0, 200)}`,
          (error: unknown) => (String(error).includes('wrong shape') ? 'refused' : String(error)),
        ),
      ),
    );
  });
  expect(errors).toEqual(errors.map(() => 'refused'));
});

test('a link opens only after the user agreed, and only on the web', async ({ launchApp }) => {
  const { app, page } = await launchApp();
  await app.evaluate(({ dialog, shell }) => {
    const record = { asked: [] as string[], opened: [] as string[], answer: 1 };
    Object.assign(globalThis, { record });
    dialog.showMessageBox = ((_window: unknown, { detail }: { detail: string }) => {
      record.asked.push(detail.split('\n')[0] ?? '');
      return Promise.resolve({ response: record.answer, checkboxChecked: false });
    }) as unknown as typeof dialog.showMessageBox;
    shell.openExternal = (url) => {
      record.opened.push(url);
      return Promise.resolve();
    };
  });
  const open = (url: string) =>
    page.evaluate((text) => (window as unknown as PageWindow).smtpscope.openLink({ url: text }), url);
  for (const url of [
    'file:///etc/passwd',
    'javascript:alert(1)',
    'smb://host/share',
    'no address',
    'https://a:b@c.example/',
  ]) {
    expect(await open(url)).toBe(false);
  }
  expect(await open('http://dnsbl.sorbs.net')).toBe(false);
  await app.evaluate(() => {
    (globalThis as unknown as { record: { answer: number } }).record.answer = 0;
  });
  expect(await open('https://dnsbl.example/why?ip=192.0.2.1')).toBe(true);
  expect(await app.evaluate(() => (globalThis as unknown as { record: unknown }).record)).toMatchObject({
    asked: ['http://dnsbl.sorbs.net/', 'https://dnsbl.example/why?ip=192.0.2.1'],
    opened: ['https://dnsbl.example/why?ip=192.0.2.1'],
  });
});
