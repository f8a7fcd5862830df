import {
  ACK,
  CAPTURE_SECONDS,
  concat,
  conversation,
  ethernet,
  frame,
  interleave,
  ipv4,
  PSH,
  tcp,
  textOf,
  udp,
  uint16,
  uint32,
  type ConversationBuilder,
  type TestFrame,
  type Who,
} from '../support/packets.ts';
import { writePcap, writePcapng } from '../support/pcap-writer.ts';
import type { Turn } from './dialogue.ts';
import type { Random } from './random.ts';

type Wrap = (packet: Uint8Array, random: Random) => Uint8Array;
type Frames = readonly TestFrame[];

/** Ways in which an IP packet travels. */
const WRAPS: readonly { readonly type: number; readonly wrap: Wrap }[] = [
  { type: 1, wrap: (packet) => ethernet(packet) },
  { type: 1, wrap: (packet) => ethernet(packet) },
  { type: 1, wrap: (packet) => ethernet(packet, undefined, [5]) },
  { type: 1, wrap: (packet) => ethernet(packet, undefined, [5, 7]) },
  { type: 1, wrap: (packet) => ethernet(ipv4(packet, { ...OUTER, protocol: isV6(packet) ? 41 : 4 })) },
  {
    type: 1,
    wrap: (packet) =>
      ethernet(
        ipv4(concat([0, 0], uint16(isV6(packet) ? 0x86dd : 0x0800), packet), { ...OUTER, protocol: 47 }),
      ),
  },
  {
    type: 1,
    wrap: (packet) =>
      ethernet(
        ipv4(udp(55_555, 4789, concat([8, 0, 0, 0], uint32(42 << 8), ethernet(packet))), {
          ...OUTER,
          protocol: 17,
        }),
      ),
  },
  { type: 101, wrap: (packet) => packet },
  {
    type: 113,
    wrap: (packet) =>
      concat([0, 0, 0, 1, 0, 6, 2, 0, 0, 0, 0, 1, 0, 0], uint16(isV6(packet) ? 0x86dd : 0x0800), packet),
  },
];
const OUTER = { source: '203.0.113.8', destination: '203.0.113.9' };
const MOST_LATE_PLACES = 4;
const MOST_LATE_NANOS = 5e8;

function isV6(packet: Uint8Array): boolean {
  return (packet[0] ?? 0) >>> 4 === 6;
}

/** Where one dialogue's packets begin, and how they travel. */
export interface Delivery {
  readonly client: string;
  readonly clientPort: number;
  readonly frames: Frames;
}

/**
 * Dialogue `number` of a capture as packets: cut, sent again, late, twice, fragmented, within tunnels and tags. Nothing is
 * lost, so the analysis has to be right.
 */
export function deliver(turns: readonly Turn[], number: number, linkType: number, random: Random): Delivery {
  const v6 = random.chance(0.25);
  const client = v6 ? `2001:db8:${number + 1}::1` : `192.0.2.${number * 16 + 1}`;
  const clientPort = 40_000 + number * 1000;
  const { wrap } = random.pick(WRAPS.filter(({ type }) => type === linkType));
  const builder = conversation({
    client,
    server: v6 ? '2001:db8:ffff::25' : '198.51.100.250',
    clientPort,
    clientSequence: random.chance(0.3) ? 0xffffff80 + random.below(128) : random.below(2 ** 32),
    serverSequence: random.chance(0.3) ? 0xffffff80 + random.below(128) : random.below(2 ** 32),
    segmentBytes: random.pick([1, 3, 7, 40, 536, 1460, 1460]),
    startMillis: number * random.below(400),
    link: { type: linkType, wrap: (packet) => wrap(packet, random) },
  }).open();
  const canFragment = !v6 && linkType === 1 && random.chance(0.2);
  speak(turns, builder, random);
  const sent = builder.close().frames();
  const cut = canFragment ? sent.flatMap((one, place) => fragment(one, 1000 * number + place, random)) : sent;
  return { client, clientPort, frames: disturb(cut, random) };
}

function speak(turns: readonly Turn[], builder: ConversationBuilder, random: Random): void {
  const said: Record<Who, Uint8Array> = { client: new Uint8Array(0), server: new Uint8Array(0) };
  for (const { who, text } of turns) {
    builder[who](text);
    said[who] = concat(
      said[who],
      Uint8Array.from(text, (character) => character.charCodeAt(0)),
    );
    if (random.chance(0.15)) {
      const again = said[who].slice(-(1 + random.below(300)));
      builder.send(who, { sequenceShift: -again.length, payload: again, flags: ACK | PSH });
    }
    if (random.chance(0.05)) builder.send(who, { sequenceShift: -1, payload: '' });
    if (random.chance(0.1)) builder.wait(random.below(3000));
  }
}

/** Some packets come a few places late, but within half a second, and some twice. The times of the file stay in order. */
function disturb(frames: Frames, random: Random): Frames {
  const lateness = random.pick([0, 0, 0.05, 0.3]);
  const doubled = random.pick([0, 0, 0.05, 0.5]);
  const order = frames.flatMap((one, place) => {
    const late = random.chance(lateness) ? random.below(MOST_LATE_PLACES * 10) / 10 : 0;
    const delay = Math.min(MOST_LATE_NANOS, (frames[place + Math.ceil(late)] ?? one).atNanos - one.atNanos);
    const arrived = { ...one, atNanos: one.atNanos + delay + (late % 1) * 1e5 };
    return random.chance(doubled) ? [arrived, { ...arrived, atNanos: arrived.atNanos + 2e6 }] : [arrived];
  });
  return order
    .map((one) => ({ ...one, atNanos: Math.round(one.atNanos) }))
    .sort((first, second) => first.atNanos - second.atNanos);
}

/** An untagged IPv4 packet over Ethernet in fragments of at least 8 bytes, now and then in the wrong order. */
function fragment(one: TestFrame, identification: number, random: Random): Frames {
  const { bytes } = one;
  const isPlain = bytes[12] === 8 && bytes[13] === 0 && bytes[14] === 0x45;
  const payload = bytes.subarray(34);
  if (!isPlain || payload.length < 60 || random.chance(0.5)) return [one];
  const size = 8 * (3 + random.below(10));
  const pieces: TestFrame[] = [];
  for (let at = 0; at < payload.length; at += size) {
    const header = bytes.slice(14, 34);
    const view = new DataView(header.buffer);
    const piece = payload.subarray(at, at + size);
    view.setUint16(2, 20 + piece.length);
    view.setUint16(4, identification & 0xffff);
    view.setUint16(6, (at + size < payload.length ? 0x2000 : 0) | (at / 8));
    const whole = concat(bytes.subarray(0, 14), header, piece);
    pieces.push({ ...one, bytes: whole, originalLength: whole.length });
  }
  return random.chance(0.3) ? pieces.reverse() : pieces;
}

/** All conversations in one file, in the order of time, between packets that are nobody's. */
export function captureOf(conversations: readonly Frames[], linkType: number, random: Random): Uint8Array {
  const mixed = interleave(...conversations).flatMap((one) =>
    random.chance(0.05) ? [noise(one, linkType, random), one] : [one],
  );
  return writeCapture(mixed, linkType, random);
}

function noise(next: TestFrame, linkType: number, random: Random): TestFrame {
  const packet = random.chance(0.5)
    ? ipv4(udp(5353, 5353, textOf(random.bytes(30))), { protocol: 17 })
    : ipv4(
        tcp({
          sourcePort: 443,
          destinationPort: 50_000,
          payload: random.bytes(random.below(60)),
          sequence: random.below(2 ** 32),
        }),
      );
  const wrap = WRAPS.find(({ type }) => type === linkType)?.wrap ?? ((bytes: Uint8Array) => bytes);
  return frame(wrap(packet, random), linkType, next.atNanos);
}

export function writeCapture(frames: Frames, linkType: number, random: Random): Uint8Array {
  const written = frames.map(({ bytes, atNanos, originalLength }) => ({
    bytes,
    originalLength,
    seconds: CAPTURE_SECONDS + Math.floor(atNanos / 1e9),
    nanoseconds: atNanos % 1e9,
  }));
  const order = random.chance(0.3) ? 'big' : 'little';
  return random.chance(0.5)
    ? writePcap(written, { order, linkType, precision: random.pick(['microseconds', 'nanoseconds']) })
    : writePcapng(written, { order, interfaces: [{ linkType, resolution: random.pick([6, 9]) }] });
}

export const LINK_TYPES = [1, 1, 1, 101, 113] as const;
