import { decodeText } from '../../model/text.ts';
import type { CreateSha256, Sha256 } from '../../model/sha256.ts';
import type { Instant, Timeline } from '../../model/time.ts';
import type { Message } from '../../model/transaction.ts';
import { LIMITS } from '../limits.ts';
import { parseHeader, type MessageHeader } from '../mail/header-fields.ts';
import type { MessageSink } from './data-scanner.ts';
import type { MessageTap, MessageTaps } from './message-tap.ts';

const LF = 0x0a;
const CR = 0x0d;
/** No number of a packet. */
const NOT_COME = -1;

/** Who is told of a dot that a careless server could take for the end of the message. */
export interface LooseEndSink {
  looseEnd(): void;
}

/** Measures and hashes a message while it passes, and keeps its header section alone. */
export class MessageRecorder implements MessageSink {
  /** Packets of its first and last bytes. */
  private firstPacket = NOT_COME;
  private firstAt: Instant = 0;
  private lastPacket = NOT_COME;
  private lastAt: Instant = 0;
  private bytes = 0;
  private whole = true;
  private ended = false;
  private sha256: Sha256 | undefined;
  private sha256Hex: string | undefined;
  private section: Uint8Array | undefined;
  private sectionLength = 0;
  private header: MessageHeader | undefined;

  private readonly taps: MessageTaps;
  private readonly sender: string | undefined;
  private tap: MessageTap | undefined;
  private readonly notes: LooseEndSink;

  constructor(
    createSha256: CreateSha256 | undefined,
    taps: MessageTaps,
    sender: string | undefined,
    notes: LooseEndSink,
  ) {
    this.notes = notes;
    this.sha256 = createSha256?.();
    this.taps = taps;
    this.sender = sender;
    this.tap = taps.open?.(sender);
  }

  /** The packet that the next bytes come in. */
  arrives(packet: number, at: Instant): void {
    if (this.lastPacket === packet) return;
    this.lastPacket = packet;
    this.lastAt = at;
    if (this.firstPacket !== NOT_COME) return;
    this.firstPacket = packet;
    this.firstAt = at;
  }

  looseEnd(): void {
    this.notes.looseEnd();
  }

  content(bytes: Uint8Array, start: number, end: number): void {
    this.bytes += end - start;
    this.sha256?.update(bytes.subarray(start, end));
    this.tap?.content(bytes, start, end);
    if (!this.header) this.keepHeader(bytes, start, end);
  }

  /** Bytes of the message are not in the capture. */
  gap(length: number): void {
    this.bytes += length;
    this.whole = false;
    this.sha256 = undefined;
    this.tap?.gap(length);
    // What follows may stand anywhere: only what came before the hole is surely header.
    this.header ??= this.readHeader();
  }

  /** The message is over; `complete` false when its end was not seen. */
  end(complete: boolean): void {
    if (this.ended) return;
    this.ended = true;
    if (!complete) this.whole = false;
    this.header ??= this.readHeader();
    this.tap?.end(this.whole);
    if (this.whole) this.sha256Hex = this.sha256?.hex();
    this.sha256 = undefined;
  }

  get isOver(): boolean {
    return this.ended;
  }

  toMessage(timeline: Timeline): Message {
    const message: { -readonly [Key in keyof Message]: Message[Key] } = this.measured(timeline);
    if (this.sha256Hex !== undefined) message.sha256 = this.sha256Hex;
    Object.assign(message, this.header ?? this.readHeader());
    this.tap?.became(message);
    return message;
  }

  private measured(timeline: Timeline): Message {
    const { bytes, firstPacket, lastPacket } = this;
    const complete = this.ended && this.whole;
    if (firstPacket === NOT_COME) return { bytes, complete };
    const at = timeline.format(this.firstAt);
    const lastAt = timeline.format(this.lastAt);
    return { bytes, complete, packet: firstPacket, at, lastPacket, lastAt };
  }

  private keepHeader(bytes: Uint8Array, start: number, end: number): void {
    const before = this.sectionLength;
    const piece = bytes.subarray(start, start + Math.min(end - start, LIMITS.headerBytes - before));
    // Most sections come in one piece, and are read where they lie.
    const section = before === 0 ? piece : this.keep(piece);
    const emptyLine = findEmptyLine(section, Math.max(0, before - 2));
    if (emptyLine < 0 && section.length < LIMITS.headerBytes) {
      if (before === 0) this.keep(piece);
      return;
    }
    const whole = emptyLine < 0 ? section : section.subarray(0, emptyLine);
    this.header = parseHeader(whole);
    this.section = undefined;
    if (emptyLine < 0 || this.tap || !this.taps.openByHeader) return;
    this.tap = this.taps.openByHeader(decodeText(whole, 0, whole.length), this.sender);
    if (before > 0) this.tap?.content(section, 0, before);
    this.tap?.content(bytes, start, end);
  }

  /** The section as far as it is known, with a piece more. */
  private keep(piece: Uint8Array): Uint8Array {
    const length = this.sectionLength + piece.length;
    const kept = this.reserve(length);
    kept.set(piece, this.sectionLength);
    this.sectionLength = length;
    return kept.subarray(0, length);
  }

  private reserve(length: number): Uint8Array {
    if (this.section && this.section.length >= length) return this.section;
    const larger = new Uint8Array(Math.max(length, (this.section?.length ?? 0) * 2));
    if (this.section) larger.set(this.section.subarray(0, this.sectionLength));
    this.section = larger;
    return larger;
  }

  private readHeader(): MessageHeader {
    return this.section ? parseHeader(this.section.subarray(0, this.sectionLength)) : {};
  }
}

/** Where the empty line that ends a header section begins: at the start, or behind a line feed; -1 when there is none. */
function findEmptyLine(section: Uint8Array, from: number): number {
  let at = from;
  if (at > 0 && section[at - 1] !== LF) at = behindLineFeed(section, at);
  while (at < section.length) {
    if (section[at] === LF) return at;
    if (section[at] === CR && section[at + 1] === LF) return at;
    at = behindLineFeed(section, at);
  }
  return -1;
}

function behindLineFeed(section: Uint8Array, from: number): number {
  const found = section.indexOf(LF, from);
  return found < 0 ? section.length : found + 1;
}
