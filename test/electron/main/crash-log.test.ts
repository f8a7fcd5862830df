import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createCrashLog } from '../../../electron/main/crash-log.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'smtpscope-crashes-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

test('writes down where it happened, and little of what was said', () => {
  createCrashLog(join(folder, 'crashes'), '1.2.3').note('main process', new Error('x'.repeat(5000)));
  const [name = ''] = readdirSync(join(folder, 'crashes'));
  const text = readFileSync(join(folder, 'crashes', name), 'utf8');
  expect(text).toMatch(/^smtpscope 1\.2\.3, /);
  expect(text).toContain('crash-log.test.ts');
  expect(text).not.toContain('x'.repeat(301));
});

test('keeps the newest twenty', () => {
  let second = 0;
  const log = createCrashLog(folder, '1.2.3', () => new Date(Date.UTC(2026, 0, 1, 0, 0, second++)));
  for (let count = 0; count < 25; count += 1) log.note('window', 'oom');
  expect(readdirSync(folder)).toHaveLength(20);
  expect(readdirSync(folder).sort()[0]).toContain('00-00-05');
});

test('does not mind a place where nothing can be written', () => {
  writeFileSync(join(folder, 'file'), '');
  expect(() => {
    createCrashLog(join(folder, 'file'), '1.2.3').note('window', 'killed');
  }).not.toThrow();
});
