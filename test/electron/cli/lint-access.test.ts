import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runCommand } from './run-command.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'access-'));
  writeFileSync(join(folder, 'access'), '# Gmail\n64.18.0.0/20 RELAY\nConnect:10.1\tOK\n');
  writeFileSync(join(folder, 'good'), 'Connect:64.18.0\tOK\n');
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

it('tells the line, the fault and what to write instead', async () => {
  const { code, stdout } = await runCommand(['lint-access', join(folder, 'access')]);
  expect(code).toBe(1);
  expect(stdout.split('\n')).toEqual([
    expect.stringMatching(/access:2: error: 64\.18\.0\.0\/20: The map knows no CIDR.* \[never-matches\]$/),
    '    smtpscope allow --for sendmail 64.18.0.0/20 writes the lines that match.',
    '2 entries: 1 errors, 0 warnings, 0 remarks',
    '',
  ]);
});

it('tells the same as JSON', async () => {
  const { stdout } = await runCommand(['lint-access', join(folder, 'access'), '--format', 'json']);
  expect(JSON.parse(stdout)).toMatchObject({ entries: 2, findings: [{ line: 2, code: 'never-matches' }] });
});

it('ends with 0 where nothing is wrong, and with 2 where there is no file', async () => {
  expect(await runCommand(['lint-access', join(folder, 'good')])).toMatchObject({ code: 0 });
  expect(await runCommand(['lint-access', join(folder, 'no-such-file')])).toMatchObject({
    code: 2,
    stdout: '',
  });
  expect(await runCommand(['lint-access'])).toMatchObject({ code: 2 });
});
