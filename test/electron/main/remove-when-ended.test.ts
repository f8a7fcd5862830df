import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, expect, it } from 'vitest';

let folder = '';
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'smtpscope-janitor-'));
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: resolve('electron/main/remove-when-ended.ts'),
      outDir: folder,
      emptyOutDir: false,
      rollupOptions: { output: { format: 'cjs', entryFileNames: 'remove-when-ended.cjs' } },
    },
  });
}, 30_000);
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const PROGRAM = (output: string) => `
  const { writeFileSync, mkdirSync } = require('node:fs');
  require(${JSON.stringify('FOLDER')} + '/remove-when-ended.cjs').removeWhenEnded(['analyze', 'x', '-o', ${JSON.stringify(output)}]);
  writeFileSync('.a b.json.' + process.pid + '.part', 'half');
  writeFileSync('.a b.json.' + process.pid + '.part.html', 'half');
  mkdirSync('.a b.json.' + process.pid + '.part-x1');
  writeFileSync('.a b.json.' + process.pid + '.part-x1/table', 'half');
  writeFileSync('.other.json.1.part', 'of another process');
  process.stdout.write('there');
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);`;

it.runIf(process.platform !== 'win32').each(['SIGINT', 'SIGTERM', 'SIGKILL'] as const)(
  'what is unfinished is gone after %s, and nothing else',
  async (signal) => {
    const work = mkdtempSync(join(folder, 'work-'));
    const program = PROGRAM('a b.json').replace('"FOLDER"', JSON.stringify(folder));
    const child = spawn(process.execPath, ['-e', program], { cwd: work });
    await new Promise((there) => child.stdout.once('data', there));
    expect(readdirSync(work)).toHaveLength(4);
    child.kill(signal);
    await expect.poll(() => readdirSync(work)).toEqual(['.other.json.1.part']);
  },
);

it.runIf(process.platform !== 'win32')('a command line without an output starts nothing', () => {
  const program = `
    require(${JSON.stringify(folder)} + '/remove-when-ended.cjs').removeWhenEnded(['explain', '550 no']);
    process.stdout.write(String(process.getActiveResourcesInfo().filter((name) => name === 'ProcessWrap').length));`;
  expect(execFileSync(process.execPath, ['-e', program], { encoding: 'utf8' })).toBe('0');
});
