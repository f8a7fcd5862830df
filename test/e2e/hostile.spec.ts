import { expect } from '@playwright/test';
import { truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CAPTURE_SECONDS, conversation, type TestFrame } from '../support/packets.ts';
import { writePcap } from '../support/pcap-writer.ts';
import { openCaptures, readCaptures, type PageWindow } from './support/bridge.ts';
import { SAMPLE, test } from './support/launch-app.ts';

const HTML =
  '<img src=x onerror="window.injected=1"><script>window.injected=1</script><a href="javascript:window.injected=1">x</a>';
const TERMINAL = '\u001b[31m\u001b]0;owned\u0007\u009b2J\0';
/** U+202E and a zero-width space, in UTF-8. */
const BIDI = '\u00e2\u0080\u00aegnp.exe\u00e2\u0080\u008b';
const LONG = 'A'.repeat(1 << 20);

function hostileFrames(): readonly TestFrame[] {
  const text = `${HTML} ${TERMINAL} ${BIDI}`;
  return conversation()
    .open()
    .server(`220 mx ${text}\r\n`)
    .client(`EHLO ${text}\r\n`)
    .server(`250-mx\r\n250-X${HTML}\r\n250 SIZE ${LONG}\r\n`)
    .client(`MAIL FROM:<${text}@a.example>\r\n`)
    .server('250 ok\r\n')
    .client(`RCPT TO:<${HTML}@b.example>\r\n`)
    .server(`250 ok\r\n`)
    .client('DATA\r\n')
    .server('354 go\r\n')
    .client(
      `Subject: ${text}\r\nFrom: ${HTML}\r\nContent-Type: text/html\r\n\r\n${HTML}\r\n<img src="https://tracker.example/x.gif">\r\n.\r\n`,
    )
    .server(`550 5.7.1 ${text} see https://evil.example/${HTML} or javascript:alert(1)\r\n`)
    .client('QUIT\r\n')
    .server('221 bye\r\n')
    .close()
    .frames();
}

function pcapOf(frames: readonly TestFrame[]): Buffer {
  return writePcap(
    frames.map(({ bytes, atNanos }) => ({
      bytes,
      seconds: CAPTURE_SECONDS + Math.floor(atNanos / 1e9),
      nanoseconds: atNanos % 1e9,
    })),
  );
}

test('what a capture holds is shown as text, wherever it stands', async ({ launchApp, folder }) => {
  const file = join(folder, '<img src=x onerror=alert(1)>.pcap');
  writeFileSync(file, pcapOf(hostileFrames()));
  const { app, page } = await launchApp({ files: [file] });
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  await readCaptures(page, 1);
  for (const key of ['1', '2']) {
    await page.keyboard.press(key);
    await page.waitForTimeout(200);
  }
  await page.getByTestId('session-row').first().click();
  const dialogue = page.getByTestId('dialogue');
  await expect(dialogue).toContainText('<script>');
  await page.keyboard.press('e');
  await expect(page.getByTestId('details')).toContainText('550');
  for (let step = 0; step < 12; step += 1) await page.keyboard.press('k');
  const found = await page.evaluate(() => {
    const titles = [...document.querySelectorAll('[title],[aria-label]')].map(
      (element) => `${element.getAttribute('title') ?? ''}${element.getAttribute('aria-label') ?? ''}`,
    );
    return {
      injected: 'injected' in window,
      elements: document.querySelectorAll('img, iframe, object, embed, [onerror], a[href^="javascript:"]')
        .length,
      scripts: [...document.scripts].filter(({ src }) => !src.startsWith('app://smtpscope/')).length,
      text: `${document.title}\n${document.body.innerText}\n${titles.join('\n')}`,
    };
  });
  expect(found).toMatchObject({ injected: false, elements: 0, scripts: 0 });
  // eslint-disable-next-line no-control-regex -- it looks for these
  expect(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/.exec(found.text)).toBeNull();
  expect(
    requests.filter((url) => !url.startsWith('app://smtpscope/') && !url.startsWith('data:image/')),
  ).toEqual([]);
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getTitle())).not.toMatch(
    /\u202e/,
  );
});

test('a frame within the page, and a page of another origin, get no answer', async ({ launchApp }) => {
  const { page } = await launchApp({ files: [SAMPLE] });
  const frame = await page.evaluate(async () => {
    const inner = document.createElement('iframe');
    document.body.append(inner);
    await new Promise((resolve) => setTimeout(resolve, 300));
    const bridge = (inner.contentWindow as unknown as Partial<PageWindow> | null)?.smtpscope;
    if (!bridge) return 'no bridge';
    return bridge.openCaptures({}).then(
      () => 'answered',
      () => 'refused',
    );
  });
  expect(['no bridge', 'refused']).toContain(frame);
  await page.evaluate(() => document.body.append(document.createElement('webview')));
  expect(
    await page.evaluate(
      () => typeof (document.querySelector('webview') as unknown as { getURL?: unknown }).getURL,
    ),
  ).toBe('undefined');
});

test('a file that shrinks while its capture is open is told, and nothing dies', async ({
  launchApp,
  folder,
}) => {
  const file = join(folder, 'shrinks.pcap');
  writeFileSync(file, pcapOf(hostileFrames()));
  const { page } = await launchApp({ files: [file] });
  const [capture] = await readCaptures(page, 1);
  truncateSync(file, 100);
  const packets = await page.evaluate(
    (captureId) =>
      (window as unknown as PageWindow).smtpscope.packets({ captureId, sessionId: 1, packets: [4, 5] }).then(
        (shown) => shown.length,
        (error: unknown) => String(error),
      ),
    capture?.captureId ?? '',
  );
  expect(packets === 0 || typeof packets === 'string').toBe(true);
  expect(await openCaptures(page)).toMatchObject([{ state: { kind: 'done' } }]);
});

test('the window can be closed while a capture is read', async ({ launchApp, folder }) => {
  const file = join(folder, 'large.pcap');
  const frames = hostileFrames();
  writeFileSync(file, pcapOf(Array.from({ length: 40 }, () => frames).flat()));
  const { app, page } = await launchApp({ files: [file] });
  const gone = app.waitForEvent('close');
  await page.close();
  await gone;
});
