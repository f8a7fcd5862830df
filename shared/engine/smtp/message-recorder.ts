import { decodeText } from '../../model/text.ts';
import type { CreateSha256, Sha256 } from '../../model/sha256.ts';
import type { Instant, Timeline } from '../../model/time.ts';
import type { Message } from '../../model/transaction.ts';
import { LIMITS } from '../limits.ts';
import { parseHeader, type MessageHeader } from '../mail/header-fields.ts';
import type { MessageTap, MessageTaps } from './message-tap.ts';

const LF = 0x0a;
const CR = 0x0d;

interface Place {
  readonly packet: number;
  readonly at: Instant;
}

/** Measures and hashes a message while it passes, and keeps its header section alone. */
export class MessageRecorder {
  private first: Place | undefined;
  private last: Place | undefined;
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

  constructor(createSha256: CreateSha256 | undefined, taps: MessageTaps, sender: string | undefined) {
    this.sha256 = createSha256?.();
    this.taps = taps;
    this.sender = sender;
    this.tap = taps.open?.(sender);
  }

  /** The packet that the next bytes come in. */
  arrives(packet: number, at: Instant): void {
    if (this.last?.packet === packet) return;
    this.last = { packet, at };
    this.first ??= this.last;
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
    const message: { -readonly [Key in keyof Message]: Message[Key] } = {
      bytes: this.bytes,
      complete: this.ended && this.whole,
    };
    if (this.first && this.last) {
      message.packet = this.first.packet;
      message.at = timeline.format(this.first.at);
      message.lastPacket = this.last.packet;
      message.lastAt = timeline.format(this.last.at);
    }
    if (this.sha256Hex !== undefined) message.sha256 = this.sha256Hex;
    Object.assign(message, this.header ?? this.readHeader());
    this.tap?.became(message);
    return message;
  }

  private keepHeader(bytes: Uint8Array, start: number, end: number): void {
    const before = this.sectionLength;
    const length = Math.min(end - start, LIMITS.headerBytes - before);
    const kept = this.reserve(before + length);
    const from = Math.max(0, this.sectionLength - 2);
    kept.set(bytes.subarray(start, start + length), this.sectionLength);
    this.sectionLength += length;
    const emptyLine = findEmptyLine(kept, from, this.sectionLength);
    if (emptyLine >= 0) this.sectionLength = emptyLine;
    if (emptyLine >= 0 || this.sectionLength === LIMITS.headerBytes) {
      const text = decodeText(kept, 0, this.sectionLength);
      this.header = parseHeader(text);
      this.section = undefined;
      if (emptyLine < 0 || this.tap) return;
      this.tap = this.taps.openByHeader?.(text, this.sender);
      if (before > 0) this.tap?.content(kept, 0, before);
      this.tap?.content(bytes, start, end);
    }
  }

  private reserve(length: number): Uint8Array {
    if (this.section && this.section.length >= length) return this.section;
    const larger = new Uint8Array(Math.max(length, (this.section?.length ?? 0) * 2));
    if (this.section) larger.set(this.section.subarray(0, this.sectionLength));
    this.section = larger;
    return larger;
  }

  private readHeader(): MessageHeader {
    return this.section ? parseHeader(decodeText(this.section, 0, this.sectionLength)) : {};
  }
}

/** Where the empty line that ends a header section begins: at the start, or behind a line feed; -1 when there is none. */
function findEmptyLine(bytes: Uint8Array, from: number, length: number): number {
  for (let index = from; index < length; index++) {
    if (index > 0 && bytes[index - 1] !== LF) continue;
    if (bytes[index] === LF) return index;
    if (bytes[index] === CR && bytes[index + 1] === LF && index + 1 < length) return index;
  }
  return -1;
}
