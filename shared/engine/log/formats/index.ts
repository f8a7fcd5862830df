import { exim } from './exim.ts';
import type { LogFormat } from './log-format.ts';
import { opensmtpd } from './opensmtpd.ts';
import { postfix } from './postfix.ts';
import { sendmail } from './sendmail.ts';

/** Every program whose log is understood, a file each. */
export const LOG_FORMATS: readonly LogFormat[] = [postfix, sendmail, exim, opensmtpd];
