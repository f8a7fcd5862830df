import type { FrameBatch } from '../../shared/model/frames.ts';

/**
 * Hand-made packets for tests. Layers are functions from bytes to bytes, so that they nest:
 * `ethernet(ipv4(tcp({ flags: SYN }), { protocol: 6 }))`; `conversation()` makes whole TCP dialogues.
 */
export const FIN = 1;
export const SYN = 2;
export const RST = 4;
export const PSH = 8;
export const ACK = 16;

const NANOS_PER_MILLI = 1e6;
/** 2026-01-02T03:04:05Z: when every hand-made capture begins. */
export const CAPTURE_SECONDS = 1767323045;

export type Bytes = string | Uint8Array;

/** One frame of a hand-made capture. */
export interface TestFrame {
  /** What was captured of it. */
  readonly bytes: Uint8Array;
  readonly originalLength: number;
  /** Nanoseconds since CAPTURE_SECONDS. */
  readonly atNanos: number;
  readonly linkType: number;
  /** Payload that a TCP frame carries as text (ISO 8859-1), to find frames by. */
  readonly text: string;
  readonly from: 'client' | 'server' | undefined;
  readonly flags: number;
}

/** Text is taken as ISO 8859-1, one byte a character. */
export function bytesOf(value: Bytes): Uint8Array {
  return typeof value === 'string' ? Uint8Array.from(value, (character) => character.charCodeAt(0)) : value;
}

/** The reverse of `bytesOf`. */
export function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}

export function concat(...parts: readonly (Uint8Array | readonly number[])[]): Uint8Array {
  return Uint8Array.from(Buffer.concat(parts.map((part) => Uint8Array.from(part))));
}

export function uint16(value: number): number[] {
  return [(value >>> 8) & 255, value & 255];
}

export function uint32(value: number): number[] {
  return [(value >>> 24) & 255, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];
}

/** "192.0.2.1" or "2001:db8::1" as 4 or 16 bytes. */
export function addressBytes(text: string): Uint8Array {
  if (!text.includes(':')) return Uint8Array.from(text.split('.'), Number);
  const [head = '', tail] = text.split('::');
  const groups = (part: string) => (part === '' ? [] : part.split(':').map((group) => parseInt(group, 16)));
  const left = groups(head);
  const right = tail === undefined ? [] : groups(tail);
  const middle = new Array<number>(8 - left.length - right.length).fill(0);
  return Uint8Array.from([...left, ...middle, ...right].flatMap(uint16));
}

export interface TcpFields {
  readonly sourcePort?: number;
  readonly destinationPort?: number;
  readonly sequence?: number;
  readonly acknowledgment?: number;
  readonly flags?: number;
  readonly window?: number;
  /** Padded to a multiple of four. */
  readonly options?: Uint8Array;
  readonly payload?: Bytes;
}

export function tcp(fields: TcpFields): Uint8Array {
  const options = fields.options ?? new Uint8Array(0);
  const words = 5 + Math.ceil(options.length / 4);
  return concat(
    uint16(fields.sourcePort ?? 40000),
    uint16(fields.destinationPort ?? 25),
    uint32(fields.sequence ?? 0),
    uint32(fields.acknowledgment ?? 0),
    [words << 4, fields.flags ?? ACK],
    uint16(fields.window ?? 64240),
    [0, 0, 0, 0],
    options,
    new Uint8Array(words * 4 - 20 - options.length),
    bytesOf(fields.payload ?? ''),
  );
}

export function udp(sourcePort: number, destinationPort: number, payload: Bytes): Uint8Array {
  const data = bytesOf(payload);
  return concat(uint16(sourcePort), uint16(destinationPort), uint16(8 + data.length), [0, 0], data);
}

export interface Ipv4Fields {
  readonly source?: string;
  readonly destination?: string;
  /** Default 6, TCP. */
  readonly protocol?: number;
  readonly identification?: number;
  readonly moreFragments?: boolean;
  /** In bytes; a multiple of 8. */
  readonly fragmentOffset?: number;
  readonly options?: Uint8Array;
  /** What the header claims; default the truth. */
  readonly totalLength?: number;
}

export function ipv4(payload: Uint8Array, fields: Ipv4Fields = {}): Uint8Array {
  const options = fields.options ?? new Uint8Array(0);
  const headerLength = 20 + Math.ceil(options.length / 4) * 4;
  return concat(
    [0x40 | (headerLength / 4), 0],
    uint16(fields.totalLength ?? headerLength + payload.length),
    uint16(fields.identification ?? 0),
    uint16((fields.moreFragments === true ? 0x2000 : 0) | ((fields.fragmentOffset ?? 0) / 8)),
    [64, fields.protocol ?? 6, 0, 0],
    addressBytes(fields.source ?? '192.0.2.1'),
    addressBytes(fields.destination ?? '198.51.100.2'),
    options,
    new Uint8Array(headerLength - 20 - options.length),
    payload,
  );
}

export interface Ipv6Fields {
  readonly source?: string;
  readonly destination?: string;
  readonly nextHeader?: number;
  readonly payloadLength?: number;
}

export function ipv6(payload: Uint8Array, fields: Ipv6Fields = {}): Uint8Array {
  return concat(
    [0x60, 0, 0, 0],
    uint16(fields.payloadLength ?? payload.length),
    [fields.nextHeader ?? 6, 64],
    addressBytes(fields.source ?? '2001:db8::1'),
    addressBytes(fields.destination ?? '2001:db8::2'),
    payload,
  );
}

/** `tags` are VLAN ids, the outer first. */
export function ethernet(payload: Uint8Array, etherType?: number, tags: readonly number[] = []): Uint8Array {
  const type = etherType ?? ((payload[0] ?? 0) >>> 4 === 6 ? 0x86dd : 0x0800);
  return concat(
    [2, 0, 0, 0, 0, 2, 2, 0, 0, 0, 0, 1],
    ...tags.map((tag) => [...uint16(0x8100), ...uint16(tag)]),
    uint16(type),
    payload,
  );
}

/** Any bytes as a frame of a capture. */
export function frame(bytes: Uint8Array, linkType = 1, atNanos = 0): TestFrame {
  return { bytes, originalLength: bytes.length, atNanos, linkType, text: '', from: undefined, flags: 0 };
}

export interface ConversationOptions {
  /** Addresses; both IPv4 or both IPv6. */
  readonly client?: string;
  readonly server?: string;
  readonly clientPort?: number;
  readonly serverPort?: number;
  readonly clientSequence?: number;
  readonly serverSequence?: number;
  /** Payload bytes a segment at most; default 1460. */
  readonly segmentBytes?: number;
  /** Of the first frame, since CAPTURE_SECONDS; each frame comes 1 ms after the one before. */
  readonly startMillis?: number;
  /** Wraps an IP packet into a frame; default Ethernet. */
  readonly link?: { readonly type: number; wrap(packet: Uint8Array): Uint8Array };
}

export type Who = 'client' | 'server';

/** What `send` may change of the segment that would be next. */
interface SendOptions {
  readonly flags?: number;
  /** Added to the sender's next sequence number; the sender's position then stays where it was. */
  readonly sequenceShift?: number;
  readonly acknowledgmentShift?: number;
  readonly window?: number;
  readonly payload?: Bytes;
  readonly identification?: number;
}

export interface ConversationBuilder {
  /** SYN, SYN-ACK, ACK. */
  open(): ConversationBuilder;
  /** Data of one side, cut into segments; each acknowledges all that came before. */
  client(data: Bytes): ConversationBuilder;
  server(data: Bytes): ConversationBuilder;
  /** An acknowledgment without data. */
  acknowledge(who: Who): ConversationBuilder;
  /** FIN of that side alone. */
  finish(who: Who): ConversationBuilder;
  /** FIN, FIN, ACK; `first` closes first. */
  close(first?: Who): ConversationBuilder;
  reset(who: Who): ConversationBuilder;
  /** Any single segment; `data` and FIN or SYN flags move the position on unless `sequenceShift` is given. */
  send(who: Who, options: SendOptions): ConversationBuilder;
  /** Lets time pass before the next frame. */
  wait(millis: number): ConversationBuilder;
  frames(): readonly TestFrame[];
}

/** A TCP conversation packet by packet: `conversation().open().server('220 hi\r\n').client('QUIT\r\n').close().frames()`. */
export function conversation(options: ConversationOptions = {}): ConversationBuilder {
  const made: TestFrame[] = [];
  const address = { client: options.client ?? '192.0.2.1', server: options.server ?? '198.51.100.2' };
  const port = { client: options.clientPort ?? 40000, server: options.serverPort ?? 25 };
  const next = { client: options.clientSequence ?? 1000, server: options.serverSequence ?? 5_000_000 };
  const identification = { client: 1, server: 20_000 };
  const link = options.link ?? { type: 1, wrap: (packet: Uint8Array) => ethernet(packet) };
  const isV6 = address.client.includes(':');
  let atNanos = (options.startMillis ?? 0) * NANOS_PER_MILLI;
  const other = (who: Who): Who => (who === 'client' ? 'server' : 'client');

  const emit = (who: Who, sending: SendOptions) => {
    const flags = sending.flags ?? ACK;
    const payload = bytesOf(sending.payload ?? '');
    const segment = tcp({
      sourcePort: port[who],
      destinationPort: port[other(who)],
      sequence: (next[who] + (sending.sequenceShift ?? 0)) >>> 0,
      acknowledgment: flags & ACK ? (next[other(who)] + (sending.acknowledgmentShift ?? 0)) >>> 0 : 0,
      flags,
      ...(sending.window === undefined ? {} : { window: sending.window }),
      payload,
    });
    const ends = { source: address[who], destination: address[other(who)] };
    identification[who] = (identification[who] + 1) & 0xffff;
    const packet = isV6
      ? ipv6(segment, ends)
      : ipv4(segment, { ...ends, identification: sending.identification ?? identification[who] });
    const bytes = link.wrap(packet);
    made.push({
      bytes,
      originalLength: bytes.length,
      atNanos,
      linkType: link.type,
      text: textOf(payload),
      from: who,
      flags,
    });
    atNanos += NANOS_PER_MILLI;
    if (sending.sequenceShift === undefined) {
      next[who] = (next[who] + payload.length + (flags & (SYN | FIN) ? 1 : 0)) >>> 0;
    }
  };
  const data = (who: Who, value: Bytes) => {
    const bytes = bytesOf(value);
    const size = options.segmentBytes ?? 1460;
    for (let start = 0; start < bytes.length; start += size) {
      emit(who, { flags: ACK | PSH, payload: bytes.subarray(start, start + size) });
    }
  };
  const builder: ConversationBuilder = {
    open: () =>
      builder
        .send('client', { flags: SYN })
        .send('server', { flags: SYN | ACK })
        .acknowledge('client'),
    client(value) {
      data('client', value);
      return builder;
    },
    server(value) {
      data('server', value);
      return builder;
    },
    acknowledge: (who) => builder.send(who, { flags: ACK }),
    finish: (who) => builder.send(who, { flags: FIN | ACK }),
    close: (first = 'client') => builder.finish(first).finish(other(first)).acknowledge(first),
    reset: (who) => builder.send(who, { flags: RST | ACK }),
    send(who, sending) {
      emit(who, sending);
      return builder;
    },
    wait(millis) {
      atNanos += millis * NANOS_PER_MILLI;
      return builder;
    },
    frames: () => made.slice(),
  };
  return builder;
}

type Frames = readonly TestFrame[];

/** The frame (by its place) did not make it into the capture. */
export function drop(frames: Frames, ...places: readonly number[]): TestFrame[] {
  return frames.filter((_, place) => !places.includes(place));
}

/** The frame at `from` stands at `to` instead; times stay in the order of the file. */
export function move(frames: Frames, from: number, to: number): TestFrame[] {
  const order = frames.map((_, place) => place);
  order.splice(to, 0, ...order.splice(from, 1));
  return reorder(frames, order);
}

/** The frames in the order given by their places; times stay in the order of the file. */
export function reorder(frames: Frames, order: readonly number[]): TestFrame[] {
  return order.flatMap((from, place) => {
    const moved = frames[from];
    return moved === undefined ? [] : [{ ...moved, atNanos: frames[place]?.atNanos ?? moved.atNanos }];
  });
}

/** The frame at `place` comes once more at once, `afterNanos` later, as a mirror port gives it. */
export function duplicate(frames: Frames, place: number, afterNanos = 10_000): TestFrame[] {
  return frames.flatMap((one, at) =>
    at === place ? [one, { ...one, atNanos: one.atNanos + afterNanos }] : [one],
  );
}

/** Captured with a snap length: the frames keep their first bytes and know how long they were. */
export function truncate(frames: Frames, snapLength: number): TestFrame[] {
  return frames.map((one) => ({ ...one, bytes: one.bytes.slice(0, snapLength) }));
}

/** Ethernet frames with VLAN tags put in, the outer first. */
export function vlan(frames: Frames, ...tags: readonly number[]): TestFrame[] {
  return frames.map((one) => {
    const inserted = tags.flatMap((tag) => [...uint16(0x8100), ...uint16(tag)]);
    const bytes = concat(one.bytes.subarray(0, 12), inserted, one.bytes.subarray(12));
    return { ...one, bytes, originalLength: one.originalLength + inserted.length };
  });
}

/** Several conversations in one capture, in the order of time. */
export function interleave(...captures: readonly Frames[]): TestFrame[] {
  return captures.flat().sort((one, two) => one.atNanos - two.atNanos);
}

/** All frames as one batch. */
export function frameBatch(frames: Frames, firstPacket = 1, decimals: 6 | 9 = 9): FrameBatch {
  const count = frames.length;
  const columns = {
    offsets: new Uint32Array(count),
    capturedLengths: new Uint32Array(count),
    originalLengths: new Uint32Array(count),
    seconds: new Float64Array(count),
    nanoseconds: new Uint32Array(count),
    linkTypes: new Uint16Array(count),
  };
  let offset = 0;
  frames.forEach((one, place) => {
    columns.offsets[place] = offset;
    columns.capturedLengths[place] = one.bytes.length;
    columns.originalLengths[place] = one.originalLength;
    columns.seconds[place] = CAPTURE_SECONDS + Math.floor(one.atNanos / 1e9);
    columns.nanoseconds[place] = one.atNanos % 1e9;
    columns.linkTypes[place] = one.linkType;
    offset += one.bytes.length;
  });
  const bytes = new Uint8Array(offset);
  frames.forEach((one, place) => {
    bytes.set(one.bytes, columns.offsets[place]);
  });
  return { bytes, count, firstPacket, decimals, ...columns };
}

/** Batches of at most `size` frames, numbered on. */
export function* frameBatches(frames: Frames, size: number, decimals: 6 | 9 = 9): Generator<FrameBatch> {
  for (let start = 0; start < frames.length; start += size) {
    yield frameBatch(frames.slice(start, start + size), start + 1, decimals);
  }
}
