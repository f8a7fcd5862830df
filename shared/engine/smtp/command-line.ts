import type { Command } from '../../model/exchange.ts';
import type { Line } from './line-assembler.ts';

/** What stands in place of a secret. */
export const MASK = '********';

export interface ParsedLine {
  /** Upper case. */
  readonly verb: string;
  readonly argument: string;
  /** The line; a credential in it is masked. */
  readonly line: string;
  /** The credential, masked or not. */
  readonly secret?: string;
}

const SPACE = 0x20;
const TAB = 0x09;

/** Takes a command line apart (RFC 5321 section 4.1.1): "MAIL FROM:<a@b.example>" has the verb MAIL. */
export function parseCommandLine(text: string, showSecrets: boolean): ParsedLine {
  const first = text.charCodeAt(0);
  const trimmed = first === SPACE || first === TAB ? text.trimStart() : text;
  const end = endOfVerb(trimmed);
  const verb = (end === 4 ? knownVerb(trimmed) : undefined) ?? trimmed.slice(0, end).toUpperCase();
  if (verb === 'AUTH') return parseAuth(text, trimmed, showSecrets);
  if (verb.endsWith(':')) return parseWebField(text, verb, trimmed, end, showSecrets);
  return { verb, argument: trimmed.slice(end + 1), line: text };
}

/** The usual verbs by their letters as one number: they need not be cut out of each line anew. */
const KNOWN_VERBS = new Map(
  ['EHLO', 'HELO', 'LHLO', 'MAIL', 'RCPT', 'DATA', 'BDAT', 'RSET', 'NOOP', 'QUIT'].map((verb) => [
    packed(verb),
    verb,
  ]),
);

function knownVerb(text: string): string | undefined {
  const verb = KNOWN_VERBS.get(packed(text));
  return verb !== undefined && text.startsWith(verb) ? verb : undefined;
}

function packed(text: string): number {
  return (
    (text.charCodeAt(0) << 24) | (text.charCodeAt(1) << 16) | (text.charCodeAt(2) << 8) | text.charCodeAt(3)
  );
}

function endOfVerb(text: string): number {
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === SPACE || code === TAB) return index;
  }
  return text.length;
}

// RFC 4954 section 4: "AUTH PLAIN AGFsaWNlAHNlY3JldA==". "=" stands for an empty response and hides nothing.
const INITIAL_RESPONSE = /^(AUTH\s+\S+\s+)(\S.*)$/i;

function parseAuth(text: string, trimmed: string, showSecrets: boolean): ParsedLine {
  const match = INITIAL_RESPONSE.exec(trimmed);
  const secret = match?.[2]?.trimEnd();
  if (!match?.[1] || secret === undefined || secret === '=') {
    return { verb: 'AUTH', argument: trimmed.slice(5), line: text };
  }
  const line = showSecrets ? text : match[1] + MASK;
  return { verb: 'AUTH', argument: (showSecrets ? trimmed : line).slice(5), line, secret };
}

// RFC 9110 sections 11.6.2 and 11.7.2, RFC 6265 section 4.2: a browser or a probe that speaks HTTP to the mail port sends
// its credentials too. "Authorization: Basic YWxpY2U6c2VjcmV0", "X-Api-Key: secret"
const WEB_CREDENTIAL =
  /^(?:PROXY-AUTHORIZATION|AUTHORIZATION|COOKIE|SET-COOKIE|X-[A-Z0-9-]*(?:KEY|TOKEN|AUTH)[A-Z0-9-]*):$/;

function parseWebField(
  text: string,
  verb: string,
  trimmed: string,
  end: number,
  showSecrets: boolean,
): ParsedLine {
  const secret = trimmed.slice(end + 1).trim();
  if (secret === '' || !WEB_CREDENTIAL.test(verb))
    return { verb, argument: trimmed.slice(end + 1), line: text };
  const shown = showSecrets ? secret : MASK;
  return { verb, argument: shown, line: showSecrets ? text : `${trimmed.slice(0, end)} ${MASK}`, secret };
}

/** A response line of AUTH: nothing of it is shown but a cancelling "*" (RFC 4954 section 4). */
export function parseAuthResponse(text: string, showSecrets: boolean): ParsedLine {
  const hidden = text !== '*' && text !== '';
  const line = hidden && !showSecrets ? MASK : text;
  return { verb: 'AUTH', argument: line, line, ...(hidden && { secret: text }) };
}

/** The command of the document. */
export function toCommand(line: Line, parsed: ParsedLine, at: string, isCredential: boolean): Command {
  const { verb, argument, line: shown } = parsed;
  const { packet, complete } = line;
  return isCredential
    ? { verb, argument, line: shown, at, packet, complete, continuation: true }
    : { verb, argument, line: shown, at, packet, complete };
}

/** "GET / HTTP/1.1" */
export function looksLikeHttp(text: string): boolean {
  return /^[A-Z]+ \S+ HTTP\/\d/.test(text);
}

// A client's line that is surely a command, where it might be the line of a message or a credential too.
const COMMAND =
  /^(?:(?:EHLO|HELO|LHLO|VRFY|EXPN|ETRN|XCLIENT|XFORWARD) \S|MAIL FROM:|RCPT TO:|BDAT \d+(?: LAST)?\s*$|AUTH [A-Z0-9_-]+(?: \S+)?\s*$|(?:DATA|RSET|QUIT|NOOP|HELP|STARTTLS)\s*$)/i;

export function looksLikeCommand(text: string): boolean {
  return COMMAND.test(text);
}
