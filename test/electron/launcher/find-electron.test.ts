import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { findElectron } from '../../../electron/launcher/find-electron.mjs';
import { assertIntegrity } from '../../../electron/launcher/npm-fallback.mjs';

const EXECUTABLE =
  process.platform === 'darwin'
    ? 'Electron.app/Contents/MacOS/Electron'
    : process.platform === 'win32'
      ? 'electron.exe'
      : 'electron';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'smtpscope-electron-'));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

test('takes the Electron that the user names', async () => {
  mkdirSync(dirname(join(folder, EXECUTABLE)), { recursive: true });
  writeFileSync(join(folder, EXECUTABLE), '');
  vi.stubEnv('ELECTRON_OVERRIDE_DIST_PATH', folder);
  expect(await findElectron(() => undefined)).toEqual({
    executable: join(folder, EXECUTABLE),
    distribution: folder,
    source: 'override',
  });
});

test('says so when the folder named holds no Electron', async () => {
  vi.stubEnv('ELECTRON_OVERRIDE_DIST_PATH', folder);
  await expect(findElectron(() => undefined)).rejects.toThrow(/names a folder without/);
});

test('throws away an archive that is not the pinned one', async () => {
  const file = join(folder, 'archive.tgz');
  writeFileSync(file, 'abc');
  const sha512 = '3a81oZNherrMQXNJriBBMRLm+k6JqX6iCp7u5ktV05ohkpkqJ0/BqDa6PCOj/uu9RU1EI2Q86A4qmslPpUyknw==';
  await expect(assertIntegrity(file, sha512)).resolves.toBeUndefined();
  writeFileSync(file, 'abd');
  await expect(assertIntegrity(file, sha512)).rejects.toThrow(/thrown away/);
});
