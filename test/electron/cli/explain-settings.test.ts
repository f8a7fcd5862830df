import { expect, it } from 'vitest';
import { runCommand } from './run-command.ts';

const RELAY = '550 5.7.1 Relaying denied';

it('explains with the settings of a program, as that program spells them', async () => {
  const { code, stdout } = await runCommand(['explain', RELAY, '--settings', 'sendmail']);
  expect(code).toBe(0);
  expect(stdout).toContain("      define(`SMART_HOST', `[smtp.example.net]')dnl\n");
  expect(stdout).toContain('"M:PLAIN LOGIN"\n');
  expect(stdout).not.toContain('main.cf');
});

it('names the programs it knows settings for, and gives them as JSON too', async () => {
  expect((await runCommand(['explain', RELAY])).stdout).toMatch(
    /Settings that cure it: --settings sendmail\|postfix\|/,
  );
  const { stdout } = await runCommand(['explain', RELAY, '--settings', 'all', '-f', 'json']);
  expect(JSON.parse(stdout)).toMatchObject({
    settings: expect.arrayContaining([expect.objectContaining({ program: 'exim' })]) as unknown,
  });
});

it('says what helps where no setting does', async () => {
  const { stdout } = await runCommand(['explain', '556 5.1.10 Domain has null MX', '--settings', 'all']);
  expect(stdout).toContain('null MX that it takes no mail');
});

it('refuses the name of a program it does not know', async () => {
  expect(await runCommand(['explain', RELAY, '--settings', 'qmail'])).toMatchObject({ code: 2, stdout: '' });
});
