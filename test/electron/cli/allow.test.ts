import { join } from 'node:path';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { expect, it } from 'vitest';
import { GMAIL_RANGES_2017 } from '../../shared/remedy/gmail-ranges.ts';
import { runCommand } from './run-command.ts';

const linesOf = (stdout: string) => stdout.split('\n').filter((line) => line !== '' && !line.startsWith('#'));

it('writes Sendmail access lines as its map compares them', async () => {
  const { code, stdout, stderr } = await runCommand([
    'allow',
    '--for',
    'sendmail',
    '64.18.0.0/22',
    '2a00:1450:4000::/47',
  ]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(linesOf(stdout)).toEqual([
    'Connect:64.18.0\tOK',
    'Connect:64.18.1\tOK',
    'Connect:64.18.2\tOK',
    'Connect:64.18.3\tOK',
    'Connect:IPv6:2a00:1450:4000\tOK',
    'Connect:IPv6:2a00:1450:4001\tOK',
  ]);
  expect(stdout).toContain('#   makemap hash /etc/mail/access < /etc/mail/access\n');
});

it('reads a list that somebody pasted into a file', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'allow-'));
  const file = join(folder, 'ranges.txt');
  writeFileSync(file, GMAIL_RANGES_2017);
  const { code, stdout } = await runCommand([
    'allow',
    '--for',
    'postfix',
    '--from-file',
    file,
    '--why',
    'Gmail\nuntil May',
  ]);
  rmSync(folder, { recursive: true });
  expect(code).toBe(0);
  expect(stdout).toMatch(/^# Gmail until May\n/);
  expect(linesOf(stdout)).toHaveLength(19);
  expect(linesOf(stdout)[0]).toBe('64.18.0.0/20\tOK');
});

it('tells a wrong range, gives the others and ends with 2', async () => {
  const { code, stdout, stderr } = await runCommand([
    'allow',
    '--for',
    'exim',
    '64.18.0.0/20',
    '0.0.0.0/0',
    'x',
  ]);
  expect(code).toBe(2);
  expect(linesOf(stdout)).toEqual(['64.18.0.0/20']);
  expect(stderr).toMatch(/0\.0\.0\.0\/0 is broader[^]*\nsmtpscope: x is no address/);
});

it.each([
  [['allow', '64.18.0.0/20'], /Say for which program: --for sendmail, postfix, postscreen, exim\./],
  [['allow', '--for', 'qmail', '64.18.0.0/20'], /--for takes .*; not “qmail”/],
  [['allow', '--for', 'exim', '0.0.0.0/0'], /There is no range to allow\./],
  [['allow', '--for', 'exim', '--from-file', 'no-such-file'], /no-such-file/],
])('%j is a mistake', async (argv, said) => {
  const { code, stderr, stdout } = await runCommand(argv);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatch(said);
});
