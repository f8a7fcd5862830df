import type { Stage } from '../exchange.ts';
import { REPLY_CODES } from './reply-code-table.ts';

export interface ReplyCodeExplanation {
  /** The three digits and what each stands for. */
  readonly digits: readonly { readonly digit: string; readonly meaning: string }[];
  readonly title: string;
  readonly explanation: string;
  readonly reference: string;
}

const ROW_OF_CODE = new Map(REPLY_CODES.map((row) => [row.code, row]));
const THEORY = 'RFC 5321 section 4.2.1';

// RFC 5321 section 4.2.1: the first digit says how it went, the second what it is about, the third which case of it.
const FIRST: Readonly<Record<string, string>> = {
  '1': 'begun: allowed in theory, used by no command of SMTP',
  '2': 'done: the command was carried out',
  '3': 'go on: the server waits for what belongs to the command',
  '4': 'not now: refused for the moment, the client should try again',
  '5': 'no: refused for good, the client should not try the same again',
};
const SECOND: Readonly<Record<string, string>> = {
  '0': 'about the syntax of the command',
  '1': 'information, such as help or status',
  '2': 'about the connection',
  '3': 'about authentication and encryption',
  '4': 'of no fixed meaning',
  '5': 'about the mail system: mailboxes, storage, policy',
};

/** Takes a reply code apart digit by digit. Any number is explained, also one that no standard knows. */
export function explainReplyCode(code: number, stage?: Stage): ReplyCodeExplanation {
  const text = String(code);
  if (!/^[1-5]\d\d$/.test(text)) return NO_CODE;
  const row = ROW_OF_CODE.get(code);
  const digits = [
    { digit: text.charAt(0), meaning: FIRST[text.charAt(0)] ?? '' },
    { digit: text.charAt(1), meaning: SECOND[text.charAt(1)] ?? 'of no fixed meaning' },
    {
      digit: text.charAt(2),
      meaning: row === undefined ? 'no case that a standard knows' : `the case "${row.title}"`,
    },
  ];
  if (row === undefined) {
    const explanation = `No standard defines ${text}; its first digit still counts.`;
    return { digits, title: 'Code of this server', explanation, reference: THEORY };
  }
  const explanation = (stage === undefined ? undefined : row.at?.[stage]) ?? row.explanation;
  return { digits, title: row.title, explanation, reference: row.reference };
}

const NO_CODE: ReplyCodeExplanation = {
  digits: [],
  title: 'No reply code',
  explanation: 'The line does not begin with a code from 100 to 599, so it is no reply of SMTP.',
  reference: 'RFC 5321 section 4.2',
};
