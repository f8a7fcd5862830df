import type { Stage } from '../../../model/exchange.ts';
import { LIMITS } from '../../limits.ts';

// "550 5.1.1 <bob@example.org>: unknown", "450-4.2.0 …", "#550 5.1.1 …"
const REPLY = /^#?([45]\d\d(?:[ -]|$).*)/;
// "host mx.example.org [192.0.2.25]: 550 …", "host mx[192.0.2.25] said: 550 …", "Remote host said: 550 …",
// "Remote Server returned '550 …'"
const QUOTED = /(?:\]|\bsaid|\bresponse|\breturned):?\s{1,9}['"<]?([45]\d\d[ -]\S.*)/;

// "… User unknown (in reply to RCPT TO command)"
const IN_REPLY = / ?\(in reply to [^()]{1,60}\)$/;

/** The reply that the lines of a bounce quote, joined; undefined where they quote none. */
export function quotedReply(lines: readonly string[]): string | undefined {
  for (const [index, line] of lines.entries()) {
    const text = line.trim();
    const reply = REPLY.exec(text)?.[1] ?? QUOTED.exec(text)?.[1];
    if (reply === undefined) continue;
    const rest = lines.slice(index + 1).map((each) => each.trim());
    return joined([reply, ...rest.slice(0, endOfReply(rest))]).replace(IN_REPLY, '');
  }
  return undefined;
}

/** What follows a reply in bounces that say something after it. */
function endOfReply(lines: readonly string[]): number {
  const end = lines.findIndex((line) => line === '' || /^(?:Giving up on|\(in reply to|##)/.test(line));
  return end < 0 ? lines.length : end;
}

export function joined(lines: readonly string[]): string {
  return lines
    .join(' ')
    .slice(0, LIMITS.diagnosticCharacters)
    .replace(/\s+/g, ' ')
    .replace(/\s*##.*$/, '')
    .trim();
}

// Postfix: "(in reply to RCPT TO command)", "(in reply to end of DATA command)"; Exim: "after RCPT TO:<…>", "after end of data";
// qmail: "does not like recipient", "sender was rejected", "failed after I sent the message"
const STAGES: readonly (readonly [RegExp, Stage])[] = [
  [
    /in reply to end of DATA|after end of data|after sending data block|failed after I sent the message/i,
    'message',
  ],
  [/in reply to RCPT|after (?:pipelined )?RCPT|does not like recipient/i, 'rcpt'],
  [/in reply to MAIL|after (?:pipelined )?MAIL|sender was rejected/i, 'mail'],
  [/in reply to DATA|after (?:pipelined )?DATA\b/i, 'data'],
  [/in reply to [EH]H?[EL]LO|after [EH][EH]LO/i, 'helo'],
  [/in reply to STARTTLS|after STARTTLS/i, 'starttls'],
  [/in reply to AUTH/i, 'auth'],
  [/after initial connection|connected to \S{1,60} but greeting failed/i, 'connect'],
];

/** Where in the dialogue a quoted reply came, by the words around it. */
export function stageIn(words: string): Stage | undefined {
  const text = words.slice(0, LIMITS.diagnosticCharacters * 2).replace(/\s+/g, ' ');
  return STAGES.find(([pattern]) => pattern.test(text))?.[1];
}

// "host mx.example.org [192.0.2.25]", "host mx.example.org[192.0.2.25] said"
const HOST = /\bhost ([\w.-]{1,255}?)\.?\s?\[[\d.:a-f]{2,45}\]/i;

/** The server that a bounce's words name. */
export const hostIn = (words: string): string | undefined => HOST.exec(words)?.[1];

// "(#5.1.1)", "#5.1.1", "550 5.1.1 …"
const STATUS = /(?:^|[\s(#])([245]\.\d{1,3}\.\d{1,3})(?=[\s);:>,]|$)/;

export const statusIn = (words: string): string | undefined => STATUS.exec(words)?.[1];
