import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isBuildStale } from '../../../electron/launcher/build.mjs';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'smtpscope-build-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const OUTPUTS = ['main/index.js', 'main/worker.js', 'main/cli.js', 'preload/index.js', 'renderer/index.html'];

/** `at` in seconds; folders keep the time given last. */
function put(path: string, at: number): void {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, '');
  utimesSync(file, at, at);
  utimesSync(dirname(file), at, at);
}

function project(sourceAt: number, outputAt: number): void {
  put('electron.vite.config.ts', 1000);
  put('electron/main/index.ts', sourceAt);
  utimesSync(join(root, 'electron'), sourceAt, sourceAt);
  for (const output of OUTPUTS) put(join('out', output), outputAt);
}

test('a build newer than every source is taken as it is', () => {
  project(1000, 2000);
  expect(isBuildStale(root)).toBe(false);
});

test('a source newer than the build asks for a new one', () => {
  project(3000, 2000);
  expect(isBuildStale(root)).toBe(true);
});

test('a missing output asks for a new build', () => {
  project(1000, 2000);
  rmSync(join(root, 'out/main/worker.js'));
  expect(isBuildStale(root)).toBe(true);
});

test('a source that was removed asks for a new build', () => {
  project(1000, 2000);
  put('electron/main/menu.ts', 1000);
  rmSync(join(root, 'electron/main/menu.ts'));
  expect(isBuildStale(root)).toBe(true);
});

test('the launcher itself is not built', () => {
  project(1000, 2000);
  put('electron/launcher/start.mjs', 5000);
  utimesSync(join(root, 'electron'), 1000, 1000);
  expect(isBuildStale(root)).toBe(false);
});

test('an installed package without sources is never built', () => {
  put('out/main/cli.js', 1000);
  expect(isBuildStale(root)).toBe(false);
});
