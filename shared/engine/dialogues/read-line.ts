import type { Style, Utterance } from './utterance.ts';

interface Form {
  /** The first group is what was said. */
  readonly pattern: RegExp;
  readonly side: 'client' | 'server';
  readonly style: Style;
}

// In this order: the first that fits is it.
const FORMS: readonly Form[] = [
  // swaks: "<-  220 …", "<** 550 …", "<~  250 …" (under TLS); " -> EHLO …", " ~> MAIL …"
  { pattern: /^<(?:-|~|\*\*|~\*) {1,2}(.*)$/, side: 'server', style: 'marked' },
  { pattern: /^ (?:->|~>|\*>|\*\*) ?(.*)$/, side: 'client', style: 'marked' },
  // sendmail -v marks what it says; in a bounce the replies are marked, too: ">>> RCPT To:<…>", "<<< 550 …"
  { pattern: /^>>> (.*)$/, side: 'client', style: 'answers' },
  { pattern: /^<<< (.*)$/, side: 'server', style: 'answers' },
  // Postfix to the postmaster (notify_classes): " In:  EHLO …", " Out: 220 …"
  { pattern: /^ In: {1,2}(.*)$/, side: 'client', style: 'hiding' },
  { pattern: /^ Out: (.*)$/, side: 'server', style: 'hiding' },
  // As dialogues are printed in RFC 5321: "C: EHLO …", "S: 220 …"; and as curl -v prints them
  { pattern: /^C: ?(.*)$/, side: 'client', style: 'marked' },
  { pattern: /^S: ?(.*)$/, side: 'server', style: 'marked' },
  { pattern: /^> (.*)$/, side: 'client', style: 'hiding' },
  { pattern: /^< (.*)$/, side: 'server', style: 'hiding' },
];

// "=== Trying 192.0.2.25:25...", "Trying 192.0.2.25...", "*   Trying 192.0.2.25:25..."
const TRYING = /^(?:=== |\* {1,4})?Trying \[?([0-9A-Fa-f.:]{3,45}?)\]?(?::(\d{1,5}))?\.\.\.\s*$/;
// exim -v: "Connecting to mail.example.com [192.0.2.25]:25 from 198.51.100.20 ..."
const CONNECTING =
  /^\s*Connecting to \S{1,255} \[([0-9A-Fa-f.:]{3,45})\]:(\d{1,5})(?: from ([0-9A-Fa-f.:]{3,45}))?/;
// sendmail -v: "a@example.com... Connecting to mail.example.com. via esmtp..."; in a bounce: "... while talking to mail.example.com.:"
const SENDMAIL_CONNECTING = /\.\.\. (?:Connecting to \S{1,255} via |while talking to )/;
// Postfix to the postmaster: "Subject: Postfix SMTP server: errors from mx.example[198.51.100.20]:41047"
const ERRORS_FROM =
  /^Subject: Postfix \w{1,20} server: errors from \S{0,255}\[([0-9A-Fa-f.:]{3,45})\](?::(\d{1,5}))?/;
const CLOSED =
  /^(?:=== Connection closed|Connection closed by foreign host|Connection to \S+ closed|\* Closing connection)/;

/** Reads a line of a transcript; undefined for a line that is no part of a dialogue as far as its form tells. */
export function readTranscriptLine(line: string): Utterance | undefined {
  return readExim(line) ?? readMarked(line) ?? readMarker(line);
}

function readMarked(line: string): Utterance | undefined {
  for (const { pattern, side, style } of FORMS) {
    const text = pattern.exec(line)?.[1];
    if (text !== undefined) return { kind: 'said', side, text, style };
  }
  return undefined;
}

function readMarker(line: string): Utterance | undefined {
  const [, address, port] = TRYING.exec(line) ?? CONNECTING.exec(line) ?? [];
  if (address !== undefined) {
    const client = CONNECTING.exec(line)?.[3];
    return {
      kind: 'opened',
      server: { address, ...(port !== undefined && { port: Number(port) }) },
      ...(client !== undefined && { client: { address: client } }),
    };
  }
  if (SENDMAIL_CONNECTING.test(line)) return { kind: 'opened' };
  const [, from, fromPort] = ERRORS_FROM.exec(line) ?? [];
  if (from !== undefined)
    return {
      kind: 'opened',
      client: { address: from, ...(fromPort !== undefined && { port: Number(fromPort) }) },
    };
  return CLOSED.test(line) ? { kind: 'closed' } : undefined;
}

// exim -v and -d: "  SMTP<< 220 …", "  SMTP>> EHLO …", "  SMTP|> MAIL …", "         250-PIPELINING"; with -d+timestamp
// "13:23:23.898   382 " stands before. What a server says begins with a code.
const EXIM = /^(?:\d\d:\d\d:\d\d(?:\.\d{1,6})? {1,8}\d{1,10} )?\s{0,4}SMTP(<<|>>|\|>|\+>) (.*)$/;
const EXIM_MORE = /^(?:\d\d:\d\d:\d\d(?:\.\d{1,6})? {1,8}\d{1,10} )?\s{5,12}(\d{3}[ -].*)$/;
const REPLY = /^\d{3}(?:[ -]|$)/;

function readExim(line: string): Utterance | undefined {
  const [, mark, text = ''] = EXIM.exec(line) ?? [];
  if (mark !== undefined) {
    // Both ends write what they receive as "<<": what it is, its code tells.
    if (text.startsWith('(')) return undefined;
    return { kind: 'said', side: REPLY.test(text) ? 'server' : 'client', text, style: 'hiding' };
  }
  const more = EXIM_MORE.exec(line)?.[1];
  return more === undefined ? undefined : { kind: 'said', side: 'server', text: more, style: 'hiding' };
}
