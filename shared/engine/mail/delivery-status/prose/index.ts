import { exchange } from './exchange.ts';
import { exim } from './exim.ts';
import { opensmtpd } from './opensmtpd.ts';
import { postfix } from './postfix.ts';
import type { ProseFormat } from './prose-format.ts';
import { qmail } from './qmail.ts';
import { sendmail } from './sendmail.ts';

/** The first that recognises a bounce reads it. */
export const PROSE_FORMATS: readonly ProseFormat[] = [postfix, exim, qmail, sendmail, exchange, opensmtpd];
