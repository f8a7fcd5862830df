import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '../../..');

/** Starts as "npm start" does, on a system without a display. */
function start(...files: readonly string[]) {
  const env = { ...process.env, DISPLAY: '', WAYLAND_DISPLAY: '', INIT_CWD: ROOT };
  const script = join(ROOT, 'electron', 'launcher', 'start.mjs');
  return spawnSync(process.execPath, [script, ...files], { env, cwd: ROOT, encoding: 'utf8' });
}

const onLinux = process.platform === 'linux';

test.runIf(onLinux)('without a display it prints the report and says how to get the window', () => {
  const { status, stdout, stderr } = start();
  expect(stdout).toContain('550 5.7.1 Spam Block:mail from 209.85.223.169');
  expect(stderr).toContain('There is no display here');
  expect(stderr).toContain('xvfb-run');
  expect(status).toBe(0);
});

test.runIf(onLinux)('a file that is no capture ends in a sentence, never in a stack trace', () => {
  const folder = mkdtempSync(join(tmpdir(), 'smtpscope-start-'));
  writeFileSync(join(folder, 'notes.txt'), 'Dear postmaster,\n');
  const { status, stderr } = start(join(folder, 'notes.txt'));
  rmSync(folder, { recursive: true });
  expect(status).toBe(2);
  expect(stderr).toContain('notes.txt');
  expect(stderr).not.toMatch(/\n\s+at /);
});
