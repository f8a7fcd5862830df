import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../../../shared/engine/limits.ts';
import { createPacketDecoder } from '../../../../shared/engine/packet/decoder.ts';
import { addressText } from '../../../../shared/model/address-text.ts';
import type { Notice } from '../../../../shared/model/notice.ts';
import {
  ACK,
  CAPTURE_SECONDS,
  concat,
  ethernet,
  frame,
  frameBatch,
  ipv4,
  ipv6,
  SYN,
  tcp,
  textOf,
  udp,
  uint16,
  uint32,
  type TestFrame,
} from '../../../support/packets.ts';

function decodeAll(frames: readonly TestFrame[]) {
  const notices: Notice[] = [];
  const decoder = createPacketDecoder(CAPTURE_SECONDS, (notice) => notices.push(notice));
  const batch = frameBatch(frames);
  const { segment } = decoder;
  const found = frames.map((_, index) => {
    const decoded = decoder.decode(batch, index);
    if (decoded === 'other') return decoded;
    const address = (offset: number) => addressText(segment.bytes, offset, segment.addressLength);
    return {
      decoded,
      from: `${address(segment.sourceAddressOffset)} ${String(segment.sourcePort)}`,
      to: `${address(segment.destinationAddressOffset)} ${String(segment.destinationPort)}`,
      payload: textOf(
        segment.bytes.subarray(segment.payloadOffset, segment.payloadOffset + segment.payloadLength),
      ),
      cut: segment.payloadCut,
    };
  });
  decoder.finish();
  return { found, notices };
}

const decodeOne = (bytes: Uint8Array, originalLength = bytes.length) =>
  decodeAll([{ ...frame(bytes), originalLength }]).found[0];

const hello = tcp({ payload: 'EHLO x\r\n', flags: ACK });
const HELLO_V4 = {
  decoded: 'tcp',
  from: '192.0.2.1 40000',
  to: '198.51.100.2 25',
  payload: 'EHLO x\r\n',
  cut: 0,
};
const HELLO_V6 = { ...HELLO_V4, from: '2001:db8::1 40000', to: '2001:db8::2 25' };

describe('an IPv4 packet', () => {
  it('gives its segment behind options', () => {
    expect(decodeOne(ethernet(ipv4(hello, { options: new Uint8Array(8).fill(1) })))).toEqual(HELLO_V4);
  });

  it('gives no padding as payload', () => {
    const ack = ethernet(ipv4(tcp({ flags: ACK })));
    const padded = concat(ack, new Uint8Array(60 - ack.length).fill(0x20));
    expect(decodeOne(padded)).toEqual({ ...HELLO_V4, payload: '' });
    // Nor when the padding is all that the snap length left out.
    expect(decodeOne(ack, 60)).toEqual({ ...HELLO_V4, payload: '' });
  });

  it('takes the frame for its length when offload left 0 there', () => {
    expect(decodeOne(ethernet(ipv4(hello, { totalLength: 0 })))).toEqual(HELLO_V4);
    const cut = ethernet(ipv4(hello, { totalLength: 0 })).slice(0, -5);
    expect(decodeOne(cut, cut.length + 5)).toEqual({ ...HELLO_V4, payload: 'EHL', cut: 5 });
  });

  it('says how much the snap length cut, by its own length', () => {
    const whole = ethernet(ipv4(hello));
    expect(decodeOne(whole.slice(0, -6), whole.length)).toEqual({ ...HELLO_V4, payload: 'EH', cut: 6 });
    expect(decodeOne(whole.slice(0, -6))).toEqual({ ...HELLO_V4, payload: 'EH', cut: 6 });
    const headersOnly = whole.slice(0, 14 + 20 + 16);
    expect(decodeOne(headersOnly, whole.length)).toEqual({ ...HELLO_V4, payload: '', cut: 8 });
  });

  it('is left out when its lengths cannot be', () => {
    const broken = [
      ipv4(hello, { totalLength: 12 }),
      Uint8Array.of(0x41, ...ipv4(hello).slice(1)),
      ipv4(concat(hello.slice(0, 12), [0x10], hello.slice(13))),
      ipv4(concat(hello.slice(0, 12), [0xf0], hello.slice(13))),
    ];
    for (const packet of broken) expect(decodeOne(ethernet(packet))).toBe('other');
    expect(decodeAll(broken.map((packet) => frame(ethernet(packet)))).notices).toMatchObject([
      { code: 'headers-unreadable', severity: 'info' },
    ]);
  });
});

describe('an IPv6 packet', () => {
  it('gives its segment behind extension headers', () => {
    const hopByHop = concat([60, 0, 5, 2, 0, 0, 1, 0], [6, 1], new Uint8Array(14), hello);
    expect(decodeOne(ethernet(ipv6(hopByHop, { nextHeader: 0 })))).toEqual(HELLO_V6);
  });

  it('gives its segment behind a fragment header that splits nothing', () => {
    const atomic = concat([6, 0, 0, 0, 0, 0, 0, 9], hello);
    expect(decodeOne(ethernet(ipv6(atomic, { nextHeader: 44 })))).toEqual(HELLO_V6);
  });

  it('takes the frame for its length when it says 0', () => {
    expect(decodeOne(ethernet(ipv6(hello, { payloadLength: 0 })))).toEqual(HELLO_V6);
  });

  it('ends an endless chain of headers', () => {
    expect(decodeOne(ethernet(ipv6(new Uint8Array(2000), { nextHeader: 0 })))).toBe('other');
  });
});

describe('fragments', () => {
  const long = tcp({ payload: 'The quick brown fox jumps over the lazy dog\r\n', flags: ACK });
  const LONG = { ...HELLO_V4, payload: 'The quick brown fox jumps over the lazy dog\r\n' };
  const pieces = (identification = 7) =>
    [0, 24, 40].map((from, place, starts) =>
      frame(
        ethernet(
          ipv4(long.subarray(from, starts[place + 1]), {
            identification,
            fragmentOffset: from,
            moreFragments: place < 2,
          }),
        ),
      ),
    );
  const at = (order: readonly number[]) => order.flatMap((place) => pieces()[place] ?? []);

  it('come together in any order', () => {
    for (const order of [
      [0, 1, 2],
      [2, 1, 0],
      [1, 2, 0],
      [0, 2, 1],
    ]) {
      expect(decodeAll(at(order)).found).toEqual(['other', 'other', LONG]);
    }
  });

  it('may come twice, also after the whole', () => {
    const { found, notices } = decodeAll(at([0, 0, 1, 1, 2, 2, 0]));
    expect(found).toEqual(['other', 'other', 'other', 'other', LONG, 'other', 'other']);
    expect(notices).toEqual([]);
  });

  it('that overlap lose to those that came first', () => {
    const forged = frame(
      ethernet(
        ipv4(new Uint8Array(16).fill(0x58), { identification: 7, fragmentOffset: 24, moreFragments: true }),
      ),
    );
    const [first, second, third] = pieces() as [TestFrame, TestFrame, TestFrame];
    expect(decodeAll([first, second, forged, third]).found[3]).toEqual(LONG);
  });

  it('that lack a piece are reported', () => {
    const { found, notices } = decodeAll(at([0, 2]));
    expect(found).toEqual(['other', 'other']);
    expect(notices).toEqual([
      {
        severity: 'warning',
        code: 'fragments-missing',
        message: '1 IP datagram lacks fragments and could not be put together.',
      },
    ]);
  });

  it('of different datagrams are kept apart', () => {
    const one = pieces(1);
    const two = pieces(2);
    const mixed = [one[0], two[2], two[1], one[1], one[2], two[0]].filter((each) => each !== undefined);
    expect(decodeAll(mixed).found).toEqual(['other', 'other', 'other', 'other', LONG, LONG]);
  });

  it('of IPv6 come together', () => {
    const parts = [0, 32].map((from, place) =>
      frame(
        ethernet(
          ipv6(
            concat(
              [6, 0],
              uint16(from | (place === 0 ? 1 : 0)),
              uint32(99),
              long.subarray(from, from + 32 || undefined),
            ),
            {
              nextHeader: 44,
            },
          ),
        ),
      ),
    );
    const last = long.subarray(64);
    const rest = frame(ethernet(ipv6(concat([6, 0], uint16(64), uint32(99), last), { nextHeader: 44 })));
    const middle = parts[1] as TestFrame;
    const more = { ...middle, bytes: middle.bytes.slice() };
    more.bytes[14 + 40 + 3] = 32 | 1;
    const { found } = decodeAll([rest, more, parts[0] as TestFrame]);
    expect(found).toEqual(['other', 'other', { ...HELLO_V6, payload: LONG.payload }]);
  });

  it('cut by the snap length say so', () => {
    const [first, second, third] = pieces() as [TestFrame, TestFrame, TestFrame];
    const cut = { ...second, bytes: second.bytes.slice(0, -6) };
    expect(decodeAll([first, cut, third]).found[2]).toEqual({
      ...LONG,
      payload: LONG.payload.slice(0, 14),
      cut: 31,
    });
  });

  it('never completed take no more than their share', () => {
    const flood = Array.from({ length: LIMITS.fragmentedDatagrams * 3 }, (_, place) =>
      frame(ethernet(ipv4(new Uint8Array(8), { identification: place, moreFragments: true })), 1, place),
    );
    const { notices } = decodeAll(flood);
    expect(notices).toMatchObject([
      {
        code: 'fragments-missing',
        message: `${String(flood.length)} IP datagrams lack fragments and could not be put together.`,
      },
    ]);
  });

  it('put together in any way leave the decoder alive', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(8191), fc.integer({ min: 0, max: 60 }), fc.boolean()), { maxLength: 30 }),
        (parts) => {
          decodeAll(
            parts.map(([unit, length, moreFragments]) =>
              frame(ethernet(ipv4(new Uint8Array(length), { fragmentOffset: unit * 8, moreFragments }))),
            ),
          );
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe('a tunnel', () => {
  const inner = ipv4(hello);
  const outer = { source: '203.0.113.1', destination: '203.0.113.9' };
  const gre =
    (...header: number[]) =>
    (packet: Uint8Array) =>
      ipv4(concat(header, packet), { ...outer, protocol: 47 });
  const cases: Readonly<Record<string, readonly [Uint8Array, object]>> = {
    'IP in IP': [ipv4(inner, { ...outer, protocol: 4 }), HELLO_V4],
    '6in4': [ipv4(ipv6(hello), { ...outer, protocol: 41 }), HELLO_V6],
    '4in6': [ipv6(inner, { nextHeader: 4 }), HELLO_V4],
    GRE: [gre(0, 0, 8, 0)(inner), HELLO_V4],
    'GRE with checksum, key and sequence': [
      gre(0xb0, 0, 8, 0, 1, 1, 0, 0, 2, 2, 2, 2, 3, 3, 3, 3)(inner),
      HELLO_V4,
    ],
    'GRE with Ethernet': [gre(0x20, 0, 0x65, 0x58, 0, 0, 0, 1)(ethernet(inner)), HELLO_V4],
    ERSPAN: [gre(0x10, 0, 0x88, 0xbe, 0, 0, 0, 1, 0x10, 0, 0, 0, 0, 0, 0, 0)(ethernet(inner)), HELLO_V4],
    VXLAN: [
      ipv4(udp(55555, 4789, concat([8, 0, 0, 0, 0, 0, 5, 0], ethernet(ipv6(hello)))), {
        ...outer,
        protocol: 17,
      }),
      HELLO_V6,
    ],
    'a tunnel in a tunnel': [ipv4(gre(0, 0, 8, 0)(inner), { ...outer, protocol: 4 }), HELLO_V4],
  };
  for (const [name, [packet, found]] of Object.entries(cases)) {
    it(`is looked into: ${name}`, () => {
      expect(decodeOne(ethernet(packet))).toEqual(found);
    });
  }

  it('is not followed for ever', () => {
    let packet = inner;
    for (let depth = 0; depth < 40; depth++) packet = ipv4(packet, { protocol: 4 });
    const { found, notices } = decodeAll([frame(ethernet(packet))]);
    expect(found).toEqual(['other']);
    expect(notices.map(({ code }) => code)).toEqual(['tunnels-too-deep']);
  });
});

describe('ICMP', () => {
  const syn = tcp({ flags: SYN, sequence: 77 });
  const message = (type: number, code: number, quoted: Uint8Array) =>
    concat([type, code, 0, 0, 0, 0, 0, 0], quoted);
  const back = { source: '198.51.100.254', destination: '192.0.2.1' };
  const found = { ...HELLO_V4, decoded: 'unreachable', payload: '' };

  it('tells which segment was not delivered', () => {
    const quoted = ipv4(syn).slice(0, 28);
    expect(decodeOne(ethernet(ipv4(message(3, 1, quoted), { ...back, protocol: 1 })))).toEqual(found);
    const six = ipv6(message(1, 4, ipv6(syn)), { nextHeader: 58 });
    expect(decodeOne(ethernet(six))).toEqual({ ...HELLO_V6, decoded: 'unreachable', payload: '' });
  });

  it('about other things is nothing', () => {
    const quoted = ipv4(syn);
    for (const [type, code] of [
      [3, 4],
      [0, 0],
      [11, 0],
    ] as const) {
      expect(decodeOne(ethernet(ipv4(message(type, code, quoted), { ...back, protocol: 1 })))).toBe('other');
    }
    const about = ipv4(udp(1, 2, ''), { protocol: 17 });
    expect(decodeOne(ethernet(ipv4(message(3, 3, about), { ...back, protocol: 1 })))).toBe('other');
  });
});

describe('DNS over UDP', () => {
  it('is handed on, other datagrams are not', () => {
    const answer = ipv4(udp(53, 33333, 'answer'), { protocol: 17 });
    expect(decodeOne(ethernet(answer))).toEqual({
      decoded: 'dns',
      from: '192.0.2.1 53',
      to: '198.51.100.2 33333',
      payload: 'answer',
      cut: 0,
    });
    expect(decodeOne(ethernet(ipv4(udp(123, 123, 'time'), { protocol: 17 })))).toBe('other');
  });
});
