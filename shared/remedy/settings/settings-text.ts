import type { Setting, SettingProgram } from './setting.ts';

const PROGRAM_NAMES: Readonly<Record<SettingProgram, string>> = {
  sendmail: 'Sendmail',
  postfix: 'Postfix',
  exim: 'Exim',
  opensmtpd: 'OpenSMTPD',
  dns: 'DNS',
};

/** As the command line names them. */
export const SETTING_PROGRAMS = Object.keys(PROGRAM_NAMES) as readonly SettingProgram[];

const PLACES = {
  mc: 'sendmail.mc',
  'main.cf': 'main.cf',
  'smtpd.conf': 'smtpd.conf',
  'exim main': 'main section',
  'exim acl': 'ACL',
  'exim router': 'router',
  'exim transport': 'transport',
  'exim authenticator': 'authenticator',
  zone: 'zone',
  table: 'table',
  command: 'run',
} as const;

/** "Sendmail, sendmail.mc, on the sending server". */
export function settingHeading({ program, place, file, side }: Setting): string {
  return `${PROGRAM_NAMES[program]}, ${file ?? PLACES[place]}, on the ${side} side`;
}
