import type { Exchange } from '../../shared/model/exchange.ts';
import type { Session } from '../../shared/model/session.ts';

/** Client packets between which a login stands: from the first AUTH line to the next command that is none. */
export interface LoginSpan {
  readonly firstPacket: number;
  /** The packet that holds the next command; absent when the login is the last that the client said. */
  readonly nextPacket?: number;
}

export function loginSpans(session: Session): readonly LoginSpan[] {
  const spans: LoginSpan[] = [];
  let firstPacket: number | undefined;
  for (const { command } of session.exchanges) {
    if (!command) continue;
    if (isLogin(command)) firstPacket ??= command.packet;
    else if (firstPacket !== undefined) {
      spans.push({ firstPacket, nextPacket: command.packet });
      firstPacket = undefined;
    }
  }
  if (firstPacket !== undefined) spans.push({ firstPacket });
  return spans;
}

function isLogin(command: NonNullable<Exchange['command']>): boolean {
  return command.verb === 'AUTH' || command.continuation === true;
}

// RFC 4954 section 4: AUTH mechanism [initial-response], then base64 lines by themselves. What the client pipelined
// behind them has a verb and a space, which base64 never has.
//   AUTH PLAIN AGFsaWNlAHNlY3JldA==
//   MAIL FROM:<alice@example.org>
const KEPT_START = /^(?:AUTH [!-~]+ ?|(?:EHLO|HELO|LHLO|MAIL|RCPT|NOOP|BDAT|VRFY|XCLIENT|XFORWARD) .*)/i;
const LF = 0x0a;
const CR = 0x0d;
const MASK = 0x2a;

/** Writes "*" over every credential in bytes `start` to `end`, which stand within a login. */
export function maskLogin(bytes: Uint8Array, start: number, end: number): void {
  for (let from = start; from < end;) {
    const newline = bytes.indexOf(LF, from);
    const lineEnd = newline < 0 || newline >= end ? end : newline;
    const line = Buffer.from(bytes.buffer, bytes.byteOffset + from, lineEnd - from).toString('latin1');
    const kept = KEPT_START.exec(line)?.[0].length ?? 0;
    for (let at = from + kept; at < lineEnd; at += 1) if (bytes[at] !== CR) bytes[at] = MASK;
    from = lineEnd + 1;
  }
}
