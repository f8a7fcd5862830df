import type { Setting, SettingPlace, SettingProgram } from './setting.ts';

type Rest = Partial<Pick<Setting, 'file' | 'then' | 'caution'>>;
type Write = (side: Setting['side'], does: string, lines: readonly string[], rest?: Rest) => Setting;

const writer =
  (program: SettingProgram, place: SettingPlace, then?: string): Write =>
  (side, does, lines, rest = {}) => ({
    program,
    place,
    side,
    does,
    lines,
    ...(then !== undefined && { then }),
    ...rest,
  });

/** sendmail.mc; the .cf has to be made anew. */
export const sendmailMc = writer('sendmail', 'mc', 'make -C /etc/mail && service sendmail restart');
export const sendmailTable = writer('sendmail', 'table');
export const postfixMain = writer('postfix', 'main.cf', 'postfix reload');
export const postfixTable = writer('postfix', 'table');
export const eximMain = writer('exim', 'exim main', 'update-exim4.conf && service exim4 reload');
export const eximAcl = writer('exim', 'exim acl', 'update-exim4.conf && service exim4 reload');
export const eximRouter = writer('exim', 'exim router', 'update-exim4.conf && service exim4 reload');
export const eximTransport = writer('exim', 'exim transport', 'update-exim4.conf && service exim4 reload');
export const eximAuthenticator = writer(
  'exim',
  'exim authenticator',
  'update-exim4.conf && service exim4 reload',
);
export const opensmtpd = writer('opensmtpd', 'smtpd.conf', 'smtpd -n && service opensmtpd restart');
export const zone = writer('dns', 'zone');
export const command = (program: SettingProgram): Write => writer(program, 'command');
