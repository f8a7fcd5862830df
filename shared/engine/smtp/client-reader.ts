import { decodeText } from '../../model/text.ts';
import type { Instant } from '../../model/time.ts';
import { LIMITS } from '../limits.ts';
import type { ClientControl, Question } from './command-kind.ts';
import type { ChunkState, ClientSink, ClientState, MessageState } from './client-state.ts';
import { looksLikeCommand } from './command-line.ts';
import { DataScanner } from './data-scanner.ts';
import type { TransactionDraft } from './envelope.ts';
import { describeProxyHeader, proxyHeaderLength } from './extensions/proxy.ts';
import { HeldBytes } from './held-bytes.ts';
import { LineAssembler, type Line } from './line-assembler.ts';
import { startsTls, TlsReader } from './tls-reader.ts';

const START: ClientState = { kind: 'start' };
const COMMANDS: ClientState = { kind: 'commands' };
const AUTH_RESPONSE: ClientState = { kind: 'auth-response' };
const TLS_EXPECTED: ClientState = { kind: 'tls-expected' };
const CR = 0x0d;
/** Enough of a line to tell a command from a message. */
const JUDGED_BYTES = 512;

/** Reads the client's stream: commands, messages, credentials or TLS, as the dialogue allows it at each point. */
export class ClientReader implements ClientControl {
  private readonly sink: ClientSink;
  private readonly assembler: LineAssembler;
  private readonly held = new HeldBytes();
  private scanner: DataScanner | undefined;
  private preamble: { readonly bytes: Uint8Array; readonly packet: number; readonly at: Instant } | undefined;
  private state: ClientState = START;
  /** Behind a hole: what comes may be the rest of a line or of a message, until a line is surely a command. */
  private lost = false;
  private replaying = false;

  /** `startIsKnown` when the first bytes are those that the client sent first. */
  constructor(sink: ClientSink, startIsKnown: boolean) {
    this.sink = sink;
    this.assembler = new LineAssembler(sink);
    if (startIsKnown) return;
    this.state = COMMANDS;
    this.lost = true;
  }

  get holdsBytes(): boolean {
    return this.held.length > 0;
  }

  get isWaiting(): boolean {
    return this.state.kind === 'waiting' || this.state.kind === 'judging';
  }

  /** The transaction whose message is being sent, with DATA. */
  get openMessage(): TransactionDraft | undefined {
    return this.state.kind === 'message' ? this.state.transaction : undefined;
  }

  /** The message was answered while it was being sent: if its end may lie in a hole, what follows has to tell. */
  messageAnswered(): void {
    if (this.state.kind === 'message' && this.state.gapped) this.judgeByContent('message-over');
  }

  data(bytes: Uint8Array, start: number, end: number, packet: number, at: Instant): void {
    this.read(bytes, start, end, packet, at);
  }

  gap(length: number, packet: number, at: Instant): void {
    const { state } = this;
    switch (state.kind) {
      case 'waiting':
      case 'judging':
        this.held.holdGap(length, packet, at);
        this.judge(false);
        return;
      case 'message':
        state.gapped = true;
        this.sink.messageGap(state.transaction, length);
        this.scanner?.gap();
        return;
      case 'chunk':
        this.chunkGap(state, length, packet, at);
        return;
      case 'tls':
        state.reader.gap();
        return;
      default:
        this.lineGap();
    }
  }

  /** No more bytes will come; `finished` when the client said so itself, so that nothing is missing. */
  close(finished: boolean): void {
    // Each round reads a line at least; a command in it may wait for a reply again.
    do {
      if (this.state.kind === 'waiting') this.judgeByContent(this.state.question);
      this.judge(true);
    } while (this.state.kind === 'waiting' && this.holdsBytes);
    const rest = this.assembler.flush();
    if (rest) this.line(finished ? rest : { ...rest, complete: false });
  }

  wait(question: Question): void {
    this.state = { kind: 'waiting', question };
  }

  readCommands(): void {
    this.go(COMMANDS);
  }

  readAuthResponse(): void {
    this.go(AUTH_RESPONSE);
  }

  expectTls(): void {
    this.go(TLS_EXPECTED);
  }

  readMessage(transaction: TransactionDraft): void {
    this.scanner = new DataScanner();
    this.go({ kind: 'message', transaction, sink: this.sink.messageBegan(transaction), gapped: false });
  }

  readChunk(length: number, last: boolean, transaction: TransactionDraft): void {
    const sink = this.sink.messageBegan(transaction);
    this.state = { kind: 'chunk', remaining: length, last, transaction, sink };
  }

  judgeByContent(question: Question | 'message-over'): void {
    const { state } = this;
    this.state = { kind: 'judging', question, ...(state.kind === 'message' && { message: state }) };
    this.judge(false);
  }

  /** Reads on in another way, first what was held. Inside a line that is being read it takes effect behind it. */
  private go(state: ClientState): void {
    const wasHolding = this.isWaiting;
    this.state = state;
    if (!wasHolding || this.held.isEmpty) return;
    this.replaying = true;
    for (const piece of this.held.take()) {
      if (piece.bytes) this.read(piece.bytes, 0, piece.length, piece.packet, piece.at);
      else this.gap(piece.length, piece.packet, piece.at);
    }
    this.replaying = false;
  }

  private read(bytes: Uint8Array, start: number, end: number, packet: number, at: Instant): void {
    let position = start;
    while (position >= 0 && position < end) position = this.readSome(bytes, position, end, packet, at);
  }

  /** Gives the position to read on from, or -1 when all is read. */
  private readSome(bytes: Uint8Array, position: number, end: number, packet: number, at: Instant): number {
    const { state } = this;
    switch (state.kind) {
      case 'start':
      case 'commands':
      case 'auth-response':
      case 'tls-expected':
        return this.readLine(state, bytes, position, end, packet, at);
      case 'message':
        return this.readContent(state, bytes, position, end, packet, at);
      case 'chunk':
        return this.readChunkBytes(state, bytes, position, end, packet, at);
      case 'waiting':
      case 'judging':
        this.held.hold(bytes, position, end, packet, at);
        if (state.kind === 'waiting' && this.held.length > LIMITS.heldBytes) {
          this.sink.heldTooMuch(packet);
          this.judgeByContent(state.question);
        } else {
          this.judge(false);
        }
        return -1;
      case 'tls':
        state.reader.data(bytes, position, end, packet);
        return -1;
    }
  }

  private readLine(
    state: ClientState,
    bytes: Uint8Array,
    position: number,
    end: number,
    packet: number,
    at: Instant,
  ): number {
    if (!this.assembler.pending) {
      const first = bytes[position];
      if (state.kind !== 'auth-response' && startsTls(first)) {
        this.state = { kind: 'tls', reader: new TlsReader('client', this.sink) };
        this.sink.clientEncrypts(packet);
        return position;
      }
      if (state.kind === 'start') {
        if (first === CR || this.preamble) return this.readPreamble(bytes, position, end, packet, at);
        this.state = COMMANDS;
      }
      // What was sent before the server agreed to TLS was clear text in any case.
      if (state.kind === 'tls-expected' && !this.replaying) {
        this.sink.clientStaysClear();
        this.state = COMMANDS;
      }
    }
    const next = this.assembler.read(bytes, position, end, packet, at);
    if (next < 0) return next;
    this.line(this.assembler.line);
    // A chunk of no bytes is over as soon as its command is read.
    if (this.state.kind === 'chunk' && this.state.remaining === 0) this.endChunk(this.state, packet, at);
    return next;
  }

  /** A PROXY header of version 2, or an empty line that only looks like the beginning of one. */
  private readPreamble(
    bytes: Uint8Array,
    position: number,
    end: number,
    packet: number,
    at: Instant,
  ): number {
    const known = this.preamble ?? { bytes: new Uint8Array(0), packet, at };
    const joined = new Uint8Array(known.bytes.length + end - position);
    joined.set(known.bytes);
    joined.set(bytes.subarray(position, end), known.bytes.length);
    const length = proxyHeaderLength(joined);
    if (length === undefined || length > joined.length) {
      this.preamble = { ...known, bytes: joined };
      return -1;
    }
    this.preamble = undefined;
    this.state = COMMANDS;
    if (length > 0) {
      const text = `PROXY ${describeProxyHeader(joined.subarray(0, length))}`;
      this.sink.command({ text, packet: known.packet, at: known.at, complete: true });
    }
    this.read(joined, length, joined.length, packet, at);
    return -1;
  }

  private line(line: Line): void {
    if (this.state.kind === 'auth-response') {
      this.sink.authResponse(this.lost ? { ...line, complete: false } : line);
      this.lost = false;
      return;
    }
    // Behind a hole anything may stand, a credential too.
    if (this.lost && !looksLikeCommand(line.text)) {
      this.sink.linesUnread(line.packet);
      return;
    }
    this.lost = false;
    this.sink.command(line);
  }

  private readContent(
    state: MessageState,
    bytes: Uint8Array,
    position: number,
    end: number,
    packet: number,
    at: Instant,
  ): number {
    state.sink.arrives?.(packet, at);
    const next = this.scanner?.read(bytes, position, end, state.sink) ?? end;
    if (next < 0) return -1;
    this.state = COMMANDS;
    this.sink.messageEnded(state.transaction, at, packet, true);
    return next;
  }

  private readChunkBytes(
    state: ChunkState,
    bytes: Uint8Array,
    position: number,
    end: number,
    packet: number,
    at: Instant,
  ): number {
    const next = Math.min(end, position + state.remaining);
    if (next > position) {
      state.sink.arrives?.(packet, at);
      state.sink.content(bytes, position, next);
    }
    state.remaining -= next - position;
    if (state.remaining === 0) this.endChunk(state, packet, at);
    return next;
  }

  private endChunk(state: ChunkState, packet: number, at: Instant): void {
    this.state = COMMANDS;
    if (state.last) this.sink.chunksEnded(state.transaction, at, packet);
  }

  private chunkGap(state: ChunkState, length: number, packet: number, at: Instant): void {
    const within = Math.min(length, state.remaining);
    this.sink.messageGap(state.transaction, within);
    state.remaining -= within;
    if (state.remaining === 0) this.endChunk(state, packet, at);
    if (length > within) this.lineGap();
  }

  private lineGap(): void {
    const rest = this.assembler.flush();
    if (rest) this.line({ ...rest, complete: false });
    this.preamble = undefined;
    if (this.state.kind === 'start') this.state = COMMANDS;
    this.sink.commandsLost();
    this.lost = true;
  }

  /** Decides by the first line of what is held, as soon as it is there, or at the `end` with what there is. */
  private judge(end: boolean): void {
    const { state } = this;
    if (state.kind !== 'judging' || this.held.isEmpty) return;
    const { bytes, ends } = this.held.beginning(JUDGED_BYTES);
    if (!ends && !end && !(bytes.length > 0 && startsTls(bytes[0]))) return;
    const text = decodeText(bytes, 0, bytes.length).replace(/\r$/, '');
    const isCommand = looksLikeCommand(text);
    switch (state.question) {
      case 'starttls':
        this.go(COMMANDS);
        return;
      case 'auth':
        this.go(isCommand ? COMMANDS : AUTH_RESPONSE);
        return;
      case 'data':
        if (isCommand) this.go(COMMANDS);
        else this.readMessage(this.sink.dataTransaction());
        return;
      case 'message-over':
        // Nothing but a hole behind an answered message: the answer is believed.
        this.judgeMessage(state, isCommand || text === '');
    }
  }

  private judgeMessage(state: Extract<ClientState, { kind: 'judging' }>, isOver: boolean): void {
    if (state.message && !isOver) {
      this.go(state.message);
      return;
    }
    const { first } = this.held;
    if (state.message && first)
      this.sink.messageEnded(state.message.transaction, first.at, first.packet, false);
    this.go(COMMANDS);
  }
}
