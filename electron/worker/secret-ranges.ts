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
  // The rest are the credentials of HTTP, which some clients speak to the mail port.
  return command.verb === 'AUTH' || command.continuation === true || command.line.endsWith(MASKED_TEXT);
}

/** What the engine writes for a credential. */
const MASKED_TEXT = '********';

/** The codes of the replies in which the server quoted a credential. */
export function quotingCodes({ exchanges }: Session): ReadonlySet<string> {
  const quoting = exchanges.filter(({ reply }) => reply?.lines.some((line) => line.includes(MASKED_TEXT)));
  return new Set(quoting.map(({ reply }) => String(reply?.code ?? '')));
}

/** Writes "*" over every line of a server's payload that has one of the codes, or none: it may be the rest of such a line. */
export function maskQuotes(bytes: Uint8Array, payload: Payload, codes: ReadonlySet<string>): void {
  if (codes.size === 0) return;
  const end = payload.offset + payload.length;
  for (let from = payload.offset; from < end;) {
    const newline = bytes.indexOf(LF, from);
    const lineEnd = newline < 0 || newline >= end ? end : newline;
    const code = String.fromCharCode(...bytes.subarray(from, Math.min(from + 3, lineEnd)));
    const hasCode = /^[2-5]\d\d$/.test(code);
    if (!hasCode || codes.has(code)) {
      for (let at = from + (hasCode ? 4 : 0); at < lineEnd; at += 1) if (bytes[at] !== CR) bytes[at] = MASK;
    }
    from = lineEnd + 1;
  }
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
function maskLogin(bytes: Uint8Array, start: number, end: number): void {
  for (let from = start; from < end;) {
    const newline = bytes.indexOf(LF, from);
    const lineEnd = newline < 0 || newline >= end ? end : newline;
    const line = Buffer.from(bytes.buffer, bytes.byteOffset + from, lineEnd - from).toString('latin1');
    const kept = KEPT_START.exec(line)?.[0].length ?? 0;
    for (let at = from + kept; at < lineEnd; at += 1) if (bytes[at] !== CR) bytes[at] = MASK;
    from = lineEnd + 1;
  }
}

/** Where a login stands in the client's byte stream; undefined stands for all of it. */
export type SequenceSpan = { readonly start: number; readonly length: number } | undefined;

/** A TCP payload in its frame. */
interface Payload {
  /** Of its first byte, unsigned 32 bit. */
  readonly sequence: number;
  readonly offset: number;
  readonly length: number;
}

const SEQUENCES = 2 ** 32;
const HALF = SEQUENCES / 2;

/** The span of a login by its first payload and that of the next command. */
export function sequenceSpan(
  from: Pick<Payload, 'sequence' | 'length'> | undefined,
  to: Pick<Payload, 'sequence' | 'length'> | undefined,
): SequenceSpan {
  if (!from) return undefined;
  // The next command may stand in the same packet as the login's last line: the packet is looked through whole.
  const length = to ? distance(from.sequence, to.sequence) + to.length : HALF;
  return { start: from.sequence, length: length < HALF ? length : HALF };
}

function distance(from: number, to: number): number {
  return (to - from + SEQUENCES) % SEQUENCES;
}

/** Writes "*" over the credentials of a client's payload that lie within one of the spans. */
export function maskSpans(bytes: Uint8Array, payload: Payload, secret: readonly SequenceSpan[]): void {
  for (const span of secret) {
    const offset = span ? distance(span.start, payload.sequence) : 0;
    // Before the span the distance wraps around to the far half.
    const before = offset >= HALF ? SEQUENCES - offset : 0;
    const isOutside = before > 0 ? before >= payload.length : offset >= (span?.length ?? SEQUENCES);
    if (!isOutside) maskLogin(bytes, payload.offset + before, payload.offset + payload.length);
  }
}
