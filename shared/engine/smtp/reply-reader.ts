import type { Instant } from '../../model/time.ts';
import { LIMITS } from '../limits.ts';
import { LineAssembler, type Line } from './line-assembler.ts';
import { RecurringBytes } from './recurring-bytes.ts';
import { readReply, replyCodeOf, replyContinues, type ReplyWords } from './reply.ts';
import { startsTls, TlsReader, type TlsSink } from './tls-reader.ts';

/** Who is told what the server says. */
export interface ReplySink extends TlsSink {
  /** `answers` is false for lines that are no reply: they take no command's turn. */
  reply(words: ReplyWords, packet: number, at: Instant, complete: boolean, answers: boolean): void;
  /** Replies may be missing here. */
  repliesLost(): void;
  /** The server's stream turned to TLS. */
  serverEncrypts(packet: number): void;
  replyCut(packet: number): void;
  lineCut(packet: number): void;
}

/** A reply of which the last line has not come. */
interface OpenReply {
  code: number;
  readonly lines: string[];
  readonly packet: number;
  readonly at: Instant;
  complete: boolean;
  readonly answers: boolean;
  /** A hole in the capture interrupted it: what follows may be its rest or another reply. */
  broken: boolean;
  /** The client went on before it ended, as early talkers do before the last line of a banner. */
  interrupted: boolean;
}

/** Segments that hold one reply or several, whole, and what these say. */
const KNOWN_SEGMENTS = new RecurringBytes<readonly ReplyWords[]>();
const LONGEST_KNOWN = 512;
const LF = 0x0a;

/** Reads the server's stream: replies, and TLS records once it encrypts (RFC 5321 section 4.2). */
export class ReplyReader {
  private readonly assembler: LineAssembler;
  private readonly sink: ReplySink;
  private open: OpenReply | undefined;
  private tls: TlsReader | undefined;
  private afterGap = false;
  /** The replies of the segment that is being read, while they may be learned. */
  private heard: ReplyWords[] | undefined;

  constructor(sink: ReplySink) {
    this.sink = sink;
    this.assembler = new LineAssembler(sink);
  }

  data(bytes: Uint8Array, start: number, end: number, packet: number, at: Instant): void {
    const mayBeKnown = end - start <= LONGEST_KNOWN && bytes[end - 1] === LF && this.isBetweenReplies;
    const known = mayBeKnown ? KNOWN_SEGMENTS.find(bytes, start, end) : undefined;
    if (known !== undefined) {
      for (const words of known) this.sink.reply(words, packet, at, true, true);
    } else if (mayBeKnown && KNOWN_SEGMENTS.cameBefore) {
      this.readAndLearn(bytes, start, end, packet, at);
    } else {
      this.read(bytes, start, end, packet, at);
    }
  }

  private readAndLearn(bytes: Uint8Array, start: number, end: number, packet: number, at: Instant): void {
    const heard: ReplyWords[] = [];
    this.heard = heard;
    this.read(bytes, start, end, packet, at);
    if (this.heard !== undefined && this.isBetweenReplies) KNOWN_SEGMENTS.learn(bytes, start, end, heard);
    this.heard = undefined;
  }

  /** Nothing is begun that the next bytes could belong to. */
  private get isBetweenReplies(): boolean {
    return !this.assembler.pending && !this.open && !this.tls && !this.afterGap;
  }

  private read(bytes: Uint8Array, start: number, end: number, packet: number, at: Instant): void {
    let position = start;
    while (position < end && !this.tls) {
      if (!this.assembler.pending && startsTls(bytes[position])) {
        this.encrypt(packet);
        break;
      }
      position = this.assembler.read(bytes, position, end, packet, at);
      if (position < 0) return;
      this.line(this.assembler.line);
    }
    this.tls?.data(bytes, position, end, packet);
  }

  gap(): void {
    if (this.tls) {
      this.tls.gap();
      return;
    }
    const rest = this.assembler.flush();
    if (rest) this.cutLine(rest);
    this.afterGap = true;
    if (this.open) {
      this.open.broken = true;
      this.open.complete = false;
    } else {
      this.sink.repliesLost();
    }
  }

  /** The client goes on: what a hole or a line that is no reply left open is over. */
  settle(): void {
    const { open } = this;
    if (!open) return;
    if (open.broken || !open.answers) this.emit(open);
    else open.interrupted = true;
  }

  /** A reply has begun, but its last line has not come. */
  get isInReply(): boolean {
    return this.open?.answers === true;
  }

  /** No more bytes will come; `finished` when the server said so itself, so that nothing is missing. */
  close(finished: boolean): void {
    const rest = this.assembler.flush();
    if (rest) this.line(finished ? rest : { ...rest, complete: false });
    const open = this.open;
    if (!open) return;
    if (!finished && open.answers) open.complete = false;
    this.emit(open);
  }

  private encrypt(packet: number): void {
    this.settle();
    this.tls = new TlsReader('server', this.sink);
    this.sink.serverEncrypts(packet);
  }

  /** A line of which the end is missing: it is enough to know whose reply it was. */
  private cutLine(line: Line): void {
    const code = replyCodeOf(line.text);
    const draft = this.open ?? this.begin(line, code, code !== 0 || /^\d{1,2}$/.test(line.text));
    draft.complete = false;
    this.append(draft, line);
    if (code !== 0) draft.code = code;
    this.open = draft;
    if (!replyContinues(line.text)) this.emit(draft);
  }

  private line(line: Line): void {
    const code = replyCodeOf(line.text);
    const open = this.continued(code);
    const draft = open ?? this.begin(line, code, code !== 0);
    if (this.afterGap && code === 0) draft.complete = false;
    this.afterGap = false;
    this.append(draft, line);
    this.open = draft;
    if (code === 0) return;
    draft.code = code;
    if (!replyContinues(line.text)) this.emit(draft);
  }

  /** The open reply when a line with this code belongs to it. */
  private continued(code: number): OpenReply | undefined {
    const open = this.open;
    if (!open || code === 0) return open;
    if (open.answers && (open.code === code || !(open.broken || open.interrupted))) return open;
    // Postscreen never ends the banner of a client that would not wait, and goes on with the reply to its EHLO.
    open.complete &&= !open.interrupted;
    this.emit(open);
    return undefined;
  }

  private begin(line: Line, code: number, answers: boolean): OpenReply {
    const { packet, at } = line;
    return { code, lines: [], packet, at, complete: true, answers, broken: false, interrupted: false };
  }

  private append(draft: OpenReply, line: Line): void {
    if (!line.complete) draft.complete = false;
    if (draft.lines.length < LIMITS.replyLines) {
      draft.lines.push(line.text);
    } else {
      draft.complete = false;
      this.sink.replyCut(line.packet);
    }
  }

  private emit(draft: OpenReply): void {
    this.open = undefined;
    const words = readReply(draft.lines, draft.code);
    if (draft.complete && draft.answers) this.heard?.push(words);
    else this.heard = undefined;
    this.sink.reply(words, draft.packet, draft.at, draft.complete, draft.answers);
    if (draft.broken) this.sink.repliesLost();
  }
}
