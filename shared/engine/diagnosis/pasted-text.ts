import type { Stage } from '../../model/exchange.ts';
import type { QuotedReply } from '../../model/log.ts';
import { LIMITS } from '../limits.ts';
import { readRefusalLine } from '../log/refusal-line.ts';

/**
 * Finds the reply in pasted text: a bare reply of one or more lines, a line of a mail server’s log, the fields
 * of a delivery status notification (RFC 3464), or a transcript with ">>>" and "<<<".
 */
export function readPastedText(text: string): QuotedReply {
  const lines = text
    .slice(0, LIMITS.pastedTextLength)
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return (
    readReport(text.slice(0, LIMITS.pastedTextLength)) ??
    readTranscript(lines) ??
    readRefusalLine(lines.join(' ')) ?? { lines }
  );
}

// "Diagnostic-Code: smtp; 550 5.1.1 <a@example.org>: unknown", folded lines begin with white space; "smtp;550 …" alone
const DIAGNOSTIC =
  /^(?:diagnostic-code:[ \t]*)?(?:x-)?[a-z]{3,20}[ \t]*;[ \t]*(\S[^\r\n]*(?:\r?\n[ \t]+\S[^\r\n]*)*)/im;
const HAS_FIELD = /^diagnostic-code:/im;
const BARE_TYPE = /^\s*(?:smtp|x-postfix|x-unix|lmtp|x400|dns);/i;
// "Status: 5.1.1", "Status: 4.0.0 (delayed)"
const STATUS_FIELD = /^status:[ \t]*([245]\.\d{1,3}\.\d{1,3})/im;

function readReport(text: string): QuotedReply | undefined {
  if (!HAS_FIELD.test(text) && !BARE_TYPE.test(text)) return undefined;
  const from = text.search(HAS_FIELD);
  const reply = DIAGNOSTIC.exec(from < 0 ? text.trimStart() : text.slice(from))?.[1];
  if (reply === undefined) return undefined;
  const status = STATUS_FIELD.exec(text)?.[1];
  const lines = [reply.replace(/\s+/g, ' ').trim()];
  return status === undefined || /^\d{3}[ -][45]\./.test(lines[0] ?? '') ? { lines } : { lines, status };
}

// ">>> RCPT To:<a@example.org>" / "<<< 550 5.1.1 unknown" (Sendmail bounces, swaks)
const SENT = /^(?:>>>|->|~>)\s*([A-Za-z]{4,8})/;
const RECEIVED = /^(?:<<<|<-|<~|<\*\*)\s*([45]\d\d[ -].*)$/;

function readTranscript(lines: readonly string[]): QuotedReply | undefined {
  const replies = lines.flatMap((line) => RECEIVED.exec(line)?.[1] ?? []);
  if (replies.length === 0) return undefined;
  const verb = lines.flatMap((line) => SENT.exec(line)?.[1]?.toUpperCase() ?? []).at(-1);
  const stage = verb === undefined ? undefined : STAGE_OF_VERB[verb];
  return stage === undefined ? { lines: replies } : { lines: replies, stage };
}

const STAGE_OF_VERB: Readonly<Record<string, Stage>> = {
  EHLO: 'helo',
  HELO: 'helo',
  LHLO: 'helo',
  STARTTLS: 'starttls',
  AUTH: 'auth',
  MAIL: 'mail',
  RCPT: 'rcpt',
  DATA: 'data',
  BDAT: 'message',
};
