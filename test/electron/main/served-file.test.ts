import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fileOf } from '../../../electron/main/served-file.ts';

const FOLDER = join('/', 'opt', 'smtpscope', 'renderer');

test('serves the files of the folder', () => {
  expect(fileOf('app://smtpscope/', FOLDER)).toBe(join(FOLDER, 'index.html'));
  expect(fileOf('app://smtpscope/assets/index-1.js?v=1#top', FOLDER)).toBe(
    join(FOLDER, 'assets', 'index-1.js'),
  );
  expect(fileOf('app://smtpscope/a%20b.svg', FOLDER)).toBe(join(FOLDER, 'a b.svg'));
});

test('serves nothing outside of it', () => {
  for (const path of [
    '../main/index.js',
    '..%2fmain%2findex.js',
    '%2e%2e/x',
    'a/../../../etc/passwd',
    '%00',
    '%',
    '..',
  ]) {
    expect(fileOf(`app://smtpscope/${path}`, FOLDER)?.startsWith(FOLDER) ?? true).toBe(true);
  }
  expect(fileOf('app://smtpscope/..%2f..%2fpackage.json', FOLDER)).toBeUndefined();
  expect(fileOf('app://elsewhere/index.html', FOLDER)).toBeUndefined();
  expect(fileOf('no address', FOLDER)).toBeUndefined();
  // A neighbour whose name only begins the same.
  expect(fileOf('app://smtpscope/..%2frenderer-old%2fx.js', FOLDER)).toBeUndefined();
});
