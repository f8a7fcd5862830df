import type { ReceivedFormat } from '../received-format.ts';
import { exchange } from './exchange.ts';
import { exim } from './exim.ts';
import { gmail } from './gmail.ts';
import { opensmtpd } from './opensmtpd.ts';
import { postfix } from './postfix.ts';
import { qmail } from './qmail.ts';
import { sendmail } from './sendmail.ts';

/** The first that recognises a field reads it: those that name their program stand before those known by their form. */
export const RECEIVED_FORMATS: readonly ReceivedFormat[] = [
  postfix,
  exim,
  sendmail,
  opensmtpd,
  exchange,
  gmail,
  qmail,
];
