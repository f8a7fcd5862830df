import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import type { Exchange } from '../../shared/model/exchange.ts';
import type { Session, Transport } from '../../shared/model/session.ts';
import { createTimeline } from '../../shared/model/time.ts';
import { createDialogue, type UnnumberedSession } from '../../shared/engine/smtp/dialogue.ts';
import type { Conversation, Side } from '../../shared/engine/stream/conversation.ts';

/**
 * The notation of a transcript. Each line is one of
 *
 *     C: EHLO client.example    a line that the client sends, with CR LF
 *     S: 250 Ok                 a line that the server sends, with CR LF
 *     C| one\ntwo               bytes as written, with the escapes \r \n \t \0 \\ and \xNN
 *     C gap 20, C cut 20        20 bytes of the client that the capture does not hold, lost or cut by the snap length
 *     C fin                     the client ends its stream
 *     --                        what follows is another packet
 *     # …                       a comment
 *
 * Lines of one side that follow each other are one packet, so commands written so are pipelined. Packet n comes n times 10 ms
 * after the start.
 */
export interface TranscriptOptions {
  readonly serverPort?: number;
  readonly clientPort?: number;
  readonly openerIsKnown?: boolean;
  /** Side 0 is the server: the stream step guessed wrong. */
  readonly swapped?: boolean;
  readonly showSecrets?: boolean;
  readonly transport?: Partial<Transport>;
}

type Event =
  | { readonly kind: 'data'; readonly side: 'C' | 'S'; readonly bytes: Uint8Array; readonly packet: number }
  | {
      readonly kind: 'gap';
      readonly side: 'C' | 'S';
      readonly length: number;
      readonly cause: 'not-captured' | 'snap-length';
      readonly packet: number;
    }
  | { readonly kind: 'fin'; readonly side: 'C' | 'S'; readonly packet: number };

export interface TranscriptResult {
  readonly session: UnnumberedSession | undefined;
  readonly decided: readonly ('smtp' | 'not-smtp')[];
  readonly ignored: boolean;
}

const MILLISECOND = 1e6;

/** Runs a transcript whole, in odd pieces and a byte at a time, proves that all give the same session, and gives it. */
export function readTranscript(text: string, options: TranscriptOptions = {}): UnnumberedSession {
  const { session } = runTranscript(text, options);
  if (!session) throw new Error('the transcript is no SMTP session');
  return session;
}

export function runTranscript(text: string, options: TranscriptOptions = {}): TranscriptResult {
  const events = parseTranscript(text);
  const whole = play(events, Number.POSITIVE_INFINITY, options);
  for (const size of [7, 3, 1]) expect(play(events, size, options), `in pieces of ${size}`).toEqual(whole);
  return whole;
}

function parseTranscript(text: string): readonly Event[] {
  const events: Event[] = [];
  let run: { side: 'C' | 'S'; text: string } | undefined;
  let packet = 0;
  const flush = () => {
    if (run) events.push({ kind: 'data', side: run.side, bytes: toBytes(run.text), packet: ++packet });
    run = undefined;
  };
  for (const line of text.split('\n').map((one) => one.trimStart())) {
    const match = /^([CS])(:|\|| gap | cut | fin)\s?(.*)$/.exec(line);
    if (line === '--') flush();
    if (!match) {
      if (line !== '' && line !== '--' && !line.startsWith('#'))
        throw new Error(`not a transcript line: ${line}`);
      continue;
    }
    const side = match[1] === 'C' ? 'C' : 'S';
    const rest = match[3] ?? '';
    if (match[2] === ':' || match[2] === '|') {
      if (run && run.side !== side) flush();
      run = {
        side,
        text: (run?.text ?? '') + (match[2] === ':' ? `${escapeFree(rest)}\r\n` : escapeFree(rest)),
      };
      continue;
    }
    flush();
    if (match[2] === ' fin') events.push({ kind: 'fin', side, packet: ++packet });
    else {
      const cause = match[2] === ' cut ' ? 'snap-length' : 'not-captured';
      events.push({ kind: 'gap', side, length: Number(rest), cause, packet: ++packet });
    }
  }
  flush();
  return events;
}

function escapeFree(text: string): string {
  return text.replace(
    /\\(?:x([0-9a-f]{2})|(.))/gi,
    (_all, hex: string | undefined, letter: string | undefined) => {
      if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16));
      const known: Record<string, string> = { r: '\r', n: '\n', t: '\t', '0': '\0' };
      return known[letter ?? ''] ?? letter ?? '';
    },
  );
}

/** Characters up to U+00FF are bytes; others are UTF-8. */
function toBytes(text: string): Uint8Array {
  return [...text].some((character) => character.charCodeAt(0) > 0xff)
    ? new TextEncoder().encode(text)
    : Uint8Array.from(text, (character) => character.charCodeAt(0));
}

function play(events: readonly Event[], pieceSize: number, options: TranscriptOptions): TranscriptResult {
  let session: UnnumberedSession | undefined;
  const decided: ('smtp' | 'not-smtp')[] = [];
  const conversation = fakeConversation(events, options);
  const dialogue = createDialogue(conversation, {
    timeline: createTimeline(1_704_067_200, 6),
    showSecrets: options.showSecrets ?? false,
    createSha256: () => {
      const hash = createHash('sha256');
      return { update: (bytes) => void hash.update(bytes), hex: () => hash.digest('hex') };
    },
    onDecided: (state) => decided.push(state),
    onSession: (finished) => (session = finished),
  });
  const sideOf = (side: 'C' | 'S'): Side => ((side === 'C') === (options.swapped !== true) ? 0 : 1);
  for (const event of events) {
    const at = event.packet * 10 * MILLISECOND;
    const side = sideOf(event.side);
    if (event.kind === 'gap') dialogue.gap(side, event.length, event.cause, event.packet, at);
    else if (event.kind === 'fin') dialogue.finished(side, event.packet, at);
    else
      deliver(event.bytes, pieceSize, (bytes, start, end) =>
        dialogue.data(side, bytes, start, end, event.packet, at),
      );
    dialogue.snapshot();
  }
  dialogue.end();
  return { session, decided, ignored: conversation.ignored };
}

/** Hands over pieces that lie within larger memory that is overwritten afterwards, as the stream step does. */
function deliver(
  bytes: Uint8Array,
  size: number,
  take: (bytes: Uint8Array, start: number, end: number) => void,
): void {
  for (let at = 0; at < bytes.length; at += size) {
    const piece = bytes.subarray(at, at + size);
    const memory = new Uint8Array(piece.length + 10).fill(0x2e);
    memory.set(piece, 5);
    take(memory, 5, 5 + piece.length);
    memory.fill(0x0a);
    if (size === Number.POSITIVE_INFINITY) return;
  }
}

function fakeConversation(
  events: readonly Event[],
  options: TranscriptOptions,
): Conversation & { ignored: boolean } {
  const missing = (side: 'C' | 'S') =>
    events.reduce((sum, event) => sum + (event.kind === 'gap' && event.side === side ? event.length : 0), 0);
  const missingBytes = options.swapped
    ? { client: missing('S'), server: missing('C') }
    : { client: missing('C'), server: missing('S') };
  const client = { address: '192.0.2.1', port: options.clientPort ?? 40_000 };
  const server = { address: '192.0.2.25', port: options.serverPort ?? 25 };
  const last = events.at(-1)?.packet ?? 1;
  return {
    endpoints: options.swapped ? [server, client] : [client, server],
    openerIsKnown: options.openerIsKnown ?? true,
    communityId: '1:test',
    firstPacket: 1,
    lastPacket: last,
    packets: last,
    startedAt: 0,
    lastAt: last * 10 * MILLISECOND,
    notices: [],
    ignored: false,
    transport: () => ({
      opening: 'complete',
      closing: 'fin',
      missingBytes,
      retransmissions: 0,
      outOfOrder: 0,
      events: [],
      ...options.transport,
    }),
    ignore() {
      this.ignored = true;
    },
  };
}

/** Exchanges as lines to read: `rcpt: RCPT TO:<b@example.net> => 250`. */
export function exchangeLines(session: Pick<Session, 'exchanges'>): readonly string[] {
  return session.exchanges.map(exchangeLine);
}

function exchangeLine({ stage, command, reply, recipient }: Exchange): string {
  const said = command ? `${command.line}${command.complete ? '' : ' (cut)'}` : '-';
  const about = !command && recipient !== undefined ? ` for ${recipient}` : '';
  const answer = reply ? `${reply.code}${reply.complete ? '' : ' (cut)'}` : 'nothing';
  return `${stage}: ${said}${about} => ${answer}`;
}

/** The dialogue, what became of the mail, and what was noticed. */
export function gist(session: UnnumberedSession) {
  return {
    exchanges: exchangeLines(session),
    transactions: session.transactions.map((transaction) => ({
      ...(transaction.sender !== undefined && { sender: transaction.sender }),
      recipients: transaction.recipients.map(
        ({ address, outcome, exchange }) => `${address} ${outcome} (${exchange})`,
      ),
      ...(transaction.message && {
        message: `${transaction.message.bytes} bytes${transaction.message.complete ? '' : ' (incomplete)'}`,
      }),
      ...(transaction.queueId !== undefined && { queueId: transaction.queueId }),
      outcome: transaction.outcome,
    })),
    outcome: session.outcome,
    notices: session.notices.map(({ code }) => code),
  };
}

/** Banner, EHLO and its reply: exchanges 1 and 2. */
export const HELLO = `
  S: 220 mx.example.net ESMTP
  C: EHLO a.example
  S: 250-mx.example.net
  S: 250-PIPELINING
  S: 250-SIZE 10000
  S: 250-CHUNKING
  S: 250-STARTTLS
  S: 250-SMTPUTF8
  S: 250-8BITMIME
  S: 250-DSN
  S: 250 AUTH PLAIN LOGIN
`;

/** HELLO, then MAIL and one RCPT accepted: exchanges 1 to 4. */
export const ENVELOPE = `${HELLO}
  C: MAIL FROM:<a@a.example>
  S: 250 2.1.0 Ok
  C: RCPT TO:<b@example.net>
  S: 250 2.1.5 Ok
`;

/** The exchanges behind HELLO, or behind the first `skip`. */
export function laterLines(session: UnnumberedSession, skip = 2): readonly string[] {
  return exchangeLines(session).slice(skip);
}
