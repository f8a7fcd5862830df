import { expect } from '@playwright/test';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { ExportResult } from '../../shared/ipc/contract.ts';
import { mailCapture } from '../support/mail-capture.ts';
import { readCaptures, type PageWindow } from './support/bridge.ts';
import { test } from './support/launch-app.ts';

/** Names that mean to leave the folder, to hide, or to be another file's. */
const NAMES = [
  '../../../etc/cron.d/x',
  '..\\\\..\\\\evil.exe',
  '/etc/passwd',
  'C:\\\\Windows\\\\win.ini',
  '.bashrc',
  'a\u202efdp.exe',
  'x'.repeat(400),
  '..',
];

const MESSAGE = Buffer.from(
  [
    'Content-Type: multipart/mixed; boundary=b',
    '',
    ...NAMES.flatMap((name, index) => [
      '--b',
      'Content-Type: application/octet-stream',
      `Content-Disposition: attachment; filename="${name}"`,
      '',
      `content ${index}`,
    ]),
    '--b--',
    '',
  ].join('\r\n'),
);

test('the dialog proposes a safe name, whatever a message calls its attachment', async ({
  launchApp,
  folder,
}) => {
  const file = join(folder, 'mail.pcap');
  writeFileSync(file, mailCapture([[{ message: MESSAGE }]]));
  const { app, page } = await launchApp({ files: [file] });
  const [capture] = await readCaptures(page, 1);
  const downloads = await app.evaluate(({ app: electron }) => electron.getPath('downloads'));
  // The user presses Save and changes nothing; only the folder is the test's.
  await app.evaluate(
    ({ dialog }, { from, to }) => {
      const asked: string[] = [];
      Object.assign(globalThis, { asked });
      const choose = (options: { defaultPath?: string }) => {
        asked.push(options.defaultPath ?? '');
        return Promise.resolve({ canceled: false, filePath: (options.defaultPath ?? '').replace(from, to) });
      };
      dialog.showSaveDialog = ((...given: { defaultPath?: string }[]) =>
        choose(given.at(-1) ?? {})) as typeof dialog.showSaveDialog;
    },
    { from: downloads, to: folder },
  );
  const save = (part: string) =>
    page.evaluate(
      ({ captureId, path }) =>
        (window as unknown as PageWindow).smtpscope.saveAttachment({
          captureId,
          sessionId: 1,
          transaction: 0,
          part: path,
        }),
      { captureId: capture?.captureId ?? '', path: part },
    );
  const results: ExportResult[] = [];
  for (const index of NAMES.keys()) results.push(await save(String(index + 1)));
  expect(results.map(({ kind }) => kind)).toEqual(NAMES.map(() => 'done'));
  const proposed = await app.evaluate(() => (globalThis as unknown as { asked: string[] }).asked);
  for (const path of proposed) expect([dirname(path), basename(path)]).toEqual([downloads, basename(path)]);
  expect(proposed.map((path) => basename(path)).slice(0, 6)).toEqual([
    'x',
    'evil.exe',
    'passwd',
    'win.ini',
    'bashrc',
    'a_fdp.exe',
  ]);
  expect(readFileSync(join(folder, 'evil.exe'), 'utf8')).toBe('content 1');
  // Nothing else was written, and nothing half.
  expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
});

test('what is not in the message is not saved, and says so', async ({ launchApp, folder }) => {
  const file = join(folder, 'mail.pcap');
  writeFileSync(file, mailCapture([[{ message: MESSAGE }]]));
  const { page } = await launchApp({ files: [file] });
  const [capture] = await readCaptures(page, 1);
  for (const part of ['99', '../1', '1/2'])
    expect(
      await page.evaluate(
        ({ captureId, path }) =>
          (window as unknown as PageWindow).smtpscope.saveAttachment({
            captureId,
            sessionId: 1,
            transaction: 0,
            part: path,
          }),
        { captureId: capture?.captureId ?? '', path: part },
      ),
    ).toEqual({ kind: 'failed', message: 'The capture does not hold this part any more.' });
});
