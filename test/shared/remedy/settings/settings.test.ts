import { afterAll, describe, expect, it } from 'vitest';
import { REASON_GROUPS } from '../../../../shared/model/reason.ts';
import { allSettings, settingsFor } from '../../../../shared/remedy/settings/index.ts';
import type { Setting, SettingPlace } from '../../../../shared/remedy/settings/setting.ts';
import { makeAccessMap, sendmailConfiguration } from '../../../support/mail-programs/asked-programs.ts';
import { mailProgramFolder, type MailProgram } from '../../../support/mail-programs/prepare.mjs';
import { openMailProgram, type MailProgramRun } from '../../../support/mail-programs/run-program.ts';

const REASONS = Object.values(REASON_GROUPS).flat();
const at = (...places: readonly SettingPlace[]) =>
  allSettings()
    .filter(({ place }) => places.includes(place))
    .map((setting) => [`${setting.program} ${setting.does}`, setting] as const);

describe('every reason', () => {
  it.each(REASONS)('%s has settings, or says what else helps', (reason) => {
    const { settings, instead } = settingsFor(reason);
    expect(settings.length > 0).toBe(instead === undefined);
    for (const { does, lines, caution } of settings) {
      expect(does).toMatch(/^[“A-Z].*\.$/);
      expect(caution ?? 'A.').toMatch(/\.$/);
      expect(lines.length).toBeGreaterThan(0);
    }
  });

  it('is answered with RELAY by none', () => {
    expect(allSettings().filter(({ lines }) => lines.some((line) => /\bRELAY\s*$/.test(line)))).toEqual([]);
  });
});

const opened: MailProgramRun[] = [];
const open = (name: MailProgram) => {
  const program = openMailProgram(name);
  opened.push(program);
  return program;
};
const has = (name: MailProgram) => mailProgramFolder(name) !== undefined;
afterAll(() => {
  for (const program of opened) program.dispose();
});

describe('Sendmail takes', () => {
  it.skipIf(!has('sendmail')).each(at('mc'))('%s', (_, setting) => {
    const program = open('sendmail');
    const configuration = sendmailConfiguration(program, setting.lines);
    const { output } = program.run(
      'usr/libexec/sendmail/sendmail',
      ['-bt', '-C', configuration, '-d0.4'],
      '/quit\n',
    );
    expect(output).not.toMatch(/unknown|error|syntax|not (?:set|defined)/i);
  });

  it.skipIf(!has('sendmail'))('the name of HELO as an option of its own', () => {
    const program = open('sendmail');
    sendmailConfiguration(program, settingsFor('bad_helo').settings[0]?.lines ?? []);
    expect(readHeloOption(program)).toBe('O HeloName=mail.example.org');
  });

  it.skipIf(!has('sendmail'))('the login table through makemap', () => {
    const program = open('sendmail');
    const configuration = sendmailConfiguration(program, []);
    const table = allSettings().find(({ file }) => file === '/etc/mail/authinfo');
    expect(() => {
      makeAccessMap(program, configuration, `${table?.lines.join('\n') ?? ''}\n`);
    }).not.toThrow();
  });
});

describe('Postfix knows', () => {
  it.skipIf(!has('postfix'))('every parameter that is set, and all it refers to', () => {
    const lines = at('main.cf').flatMap(([, setting]) => setting.lines);
    const program = open('postfix');
    program.write(
      'main.cf',
      `myhostname = mx.example.org\ninet_interfaces = 127.0.0.1\n${lines.join('\n')}\n`,
    );
    program.write('master.cf', 'smtp inet n - y - - smtpd\nsmtp unix - - y - - smtp\n');
    const { code, output } = program.run('usr/sbin/postconf', ['-c', program.path('.'), '-n']);
    expect(code).toBe(0);
    const complaints = output.split('\n').filter((line) => /warning|fatal|error/.test(line));
    // Settings for different reasons may set the same parameter.
    expect(complaints.filter((line) => !line.includes('overriding earlier entry'))).toEqual([]);
    for (const line of lines) expect(output).toContain(`${line.split(' =')[0] ?? ''} =`);
  });
});

describe('Exim reads', () => {
  it
    .skipIf(!has('exim'))
    .each(at('exim main', 'exim acl', 'exim router', 'exim transport', 'exim authenticator'))(
    '%s',
    (_, setting) => {
      const program = open('exim');
      const configuration = program.write('exim.conf', eximConfiguration(setting));
      const { code, output } = program.run('usr/sbin/exim4', ['-C', configuration, '-bV']);
      expect({ code, output }).toEqual({
        code: 0,
        output: expect.stringContaining('Configuration file is') as string,
      });
    },
  );
});

function readHeloOption(program: MailProgramRun): string | undefined {
  const { output } = program.run('usr/bin/m4', [program.path('test.cf')]);
  return /^O HeloName.*$/m.exec(output)?.[0];
}

/** A whole configuration with the setting in its place. */
function eximConfiguration({ place, lines }: Setting): string {
  const inPlace = (wanted: SettingPlace, head: string, otherwise = '') =>
    place === wanted ? `${head}\n${lines.join('\n')}\n` : otherwise;
  return [
    'acl_smtp_rcpt = acl_check_rcpt',
    place === 'exim main' ? lines.join('\n') : 'domainlist local_domains = @',
    inPlace('exim acl', 'begin acl\nacl_check_rcpt:', 'begin acl\nacl_check_rcpt:\n accept\n'),
    inPlace('exim router', 'begin routers\nwanted:'),
    'begin transports',
    'smarthost_smtp:\n driver = smtp\nremote_smtp:\n driver = smtp\n',
    // Options of a transport that names its driver itself, or is to be added to one.
    place === 'exim transport'
      ? `wanted:\n${lines.some((line) => line.startsWith('driver')) ? '' : 'driver = smtp\n'}${lines.join('\n')}\n`
      : '',
    inPlace('exim authenticator', 'begin authenticators\nwanted:'),
  ].join('\n');
}
