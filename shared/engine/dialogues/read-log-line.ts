import { readHead } from '../log/stamps/read-head.ts';
import type { LogHead } from '../log/stamps/stamp.ts';
import type { Utterance } from './utterance.ts';

/** A line of a mail log that tells a dialogue as it is. */
export interface LoggedUtterance {
  /** Which of the dialogues that a log tells at the same time. */
  readonly key: string;
  readonly head: LogHead;
  readonly utterance: Utterance;
}

// Sendmail at LogLevel 15: "6ALDWO9e000342: --- 220 …", "6ALDWO9e000342: <-- EHLO …"; "NOQUEUE: connect from mx [192.0.2.1]"
const SENDMAIL = /^(?:[A-Za-z0-9]{6,20}: )?(<--|---|-->) (.*)$/;
const SENDMAIL_FROM = /^(?:NOQUEUE: )?connect from [^[]{0,300}\[(?:IPv6:)?([0-9A-Fa-f.:]{3,45})\]/;
// Postfix with debug_peer_list or -v: "> mx.example[192.0.2.1]:4711: 220 …", "< mx.example[192.0.2.1]: EHLO …"
const POSTFIX = /^([<>]) [^\s[]{0,255}\[([0-9A-Fa-f.:]{3,45})\](?::(\d{1,5}))?: (.*)$/;
const POSTFIX_FROM = /^connect from [^\s[]{0,255}\[([0-9A-Fa-f.:]{3,45})\](?::(\d{1,5}))?$/;
const POSTFIX_ENDS = /^disconnect from /;
// "050 >>> EHLO": what Sendmail tells a client that asked with VERB of a delivery
const ABOUT_ANOTHER = /^050[ -]/;

/** Undefined for lines that tell no dialogue. */
export function readLogLine(line: string): LoggedUtterance | undefined {
  const head = readHead(line);
  if (!head?.tag) return undefined;
  const utterance = head.tag.startsWith('postfix') ? readPostfix(head) : readSendmail(head);
  return utterance && { key: `${head.host ?? ''}\0${head.tag}\0${head.pid ?? ''}`, head, utterance };
}

function readSendmail({ message }: LogHead): Utterance | undefined {
  const [, mark, text = ''] = SENDMAIL.exec(message) ?? [];
  if (mark !== undefined) {
    if (ABOUT_ANOTHER.test(text)) return undefined;
    return { kind: 'said', side: mark === '<--' ? 'client' : 'server', text, style: 'hiding' };
  }
  const address = SENDMAIL_FROM.exec(message)?.[1];
  return address === undefined ? undefined : { kind: 'opened', client: { address } };
}

function readPostfix({ tag = '', message }: LogHead): Utterance | undefined {
  const [, mark, , , text] = POSTFIX.exec(message) ?? [];
  if (text !== undefined) {
    // The server hears what comes in; the client's process (smtp, lmtp) says what goes out.
    const isServer = /\/(?:smtpd|postscreen)$/.test(tag);
    const side = (mark === '<') === isServer ? 'client' : 'server';
    return { kind: 'said', side, text, style: 'hiding' };
  }
  const [, address, port] = POSTFIX_FROM.exec(message) ?? [];
  if (address !== undefined)
    return { kind: 'opened', client: { address, ...(port !== undefined && { port: Number(port) }) } };
  return POSTFIX_ENDS.test(message) ? { kind: 'closed' } : undefined;
}
