import { describe, expect, it } from 'vitest';
import type { Notice } from '../../../../shared/model/notice.ts';
import { createPacketDecoder } from '../../../../shared/engine/packet/decoder.ts';
import { LINK_TYPES } from '../../../../shared/engine/packet/link/index.ts';
import {
  ACK,
  CAPTURE_SECONDS,
  concat,
  ethernet,
  frame,
  frameBatch,
  ipv4,
  ipv6,
  tcp,
  textOf,
  uint16,
  uint32,
} from '../../../support/packets.ts';

const V4 = ipv4(tcp({ payload: 'EHLO four\r\n', flags: ACK }));
const V6 = ipv6(tcp({ payload: 'EHLO six\r\n', flags: ACK }));

/** The payload of the one TCP segment in the frame; what else it was. */
function decode(linkType: number, bytes: Uint8Array): string {
  const decoder = createPacketDecoder(CAPTURE_SECONDS, () => undefined);
  // Bytes of another frame lie around it: they must not be read.
  const around = frame(new Uint8Array(64).fill(0x45), linkType);
  const decoded = decoder.decode(frameBatch([around, frame(bytes, linkType), around]), 1);
  const { segment } = decoder;
  if (decoded !== 'tcp') return decoded;
  return textOf(segment.bytes.subarray(segment.payloadOffset, segment.payloadOffset + segment.payloadLength));
}

const four = 'EHLO four\r\n';
const six = 'EHLO six\r\n';
const nothing = (length: number) => new Uint8Array(length);
const snap = [0xaa, 0xaa, 3, 0, 0, 0, 8, 0];

/** Link type, the frame, what must be found in it. */
const CASES: Readonly<Record<string, readonly [number, Uint8Array, string]>> = {
  'Ethernet with IPv4': [1, ethernet(V4), four],
  'Ethernet with IPv6': [1, ethernet(V6), six],
  'a VLAN tag': [1, ethernet(V4, undefined, [5]), four],
  'two VLAN tags': [1, ethernet(V6, undefined, [5, 7]), six],
  'QinQ as IEEE 802.1ad': [
    1,
    ethernet(concat(uint16(7), uint16(0x8100), uint16(5), uint16(0x0800), V4), 0x88a8),
    four,
  ],
  'QinQ of 9100': [1, ethernet(concat(uint16(7), uint16(0x0800), V4), 0x9100), four],
  'an MPLS label': [1, ethernet(concat(uint32((17 << 12) | 0x1ff), V4), 0x8847), four],
  'three MPLS labels': [
    1,
    ethernet(concat(uint32(17 << 12), uint32(18 << 12), uint32((19 << 12) | 0x1ff), V6), 0x8847),
    six,
  ],
  'a PPPoE session': [
    1,
    ethernet(concat([0x11, 0, 0, 9], uint16(V4.length + 2), [0, 0x21], V4), 0x8864),
    four,
  ],
  'LLC instead of an EtherType': [1, ethernet(concat([0x42, 0x42, 3], nothing(40)), 43), 'other'],
  ARP: [1, ethernet(nothing(46), 0x0806), 'other'],
  'a frame without contents': [1, nothing(14), 'other'],
  'an empty frame': [1, nothing(0), 'other'],
  'Linux cooked': [113, concat(nothing(14), uint16(0x0800), V4), four],
  'Linux cooked with a VLAN tag': [
    113,
    concat(nothing(14), uint16(0x8100), uint16(5), uint16(0x86dd), V6),
    six,
  ],
  'Linux cooked v2': [276, concat(uint16(0x86dd), nothing(18), V6), six],
  'BSD loopback, little-endian': [0, concat([2, 0, 0, 0], V4), four],
  'BSD loopback, big-endian': [0, concat([0, 0, 0, 2], V4), four],
  'BSD loopback, IPv6 of macOS': [0, concat([30, 0, 0, 0], V6), six],
  'BSD loopback, IPv6 of FreeBSD': [0, concat([0, 0, 0, 28], V6), six],
  'BSD loopback, IPv6 of OpenBSD': [108, concat([0, 0, 0, 24], V6), six],
  'BSD loopback, IPv6 of Linux': [0, concat([10, 0, 0, 0], V6), six],
  'BSD loopback with AppleTalk': [0, concat([16, 0, 0, 0], V4), 'other'],
  'raw IPv4': [101, V4, four],
  'raw IPv6': [101, V6, six],
  'raw IP as 12': [12, V4, four],
  'raw IP as 14': [14, V6, six],
  LINKTYPE_IPV4: [228, V4, four],
  LINKTYPE_IPV6: [229, V6, six],
  LINKTYPE_MPLS: [219, concat(uint32((17 << 12) | 0x1ff), V4), four],
  PPP: [9, concat([0xff, 3, 0, 0x21], V4), four],
  'PPP with a compressed protocol': [9, concat([0x21], V4), four],
  'PPP with IPv6': [50, concat([0xff, 3, 0, 0x57], V6), six],
  'PPP with LCP': [9, concat([0xff, 3, 0xc0, 0x21], V4), 'other'],
  PPPoE: [51, concat([0x11, 0, 0, 9], uint16(V4.length + 2), [0, 0x21], V4), four],
  'PPPoE discovery': [51, concat([0x11, 9, 0, 0, 0, 4], nothing(8)), 'other'],
  'Cisco HDLC': [104, concat([0x0f, 0, 8, 0], V4), four],
  '802.11 data': [105, concat([0x08, 1], nothing(22), snap, V4), four],
  '802.11 data between access points': [105, concat([0x08, 3], nothing(28), snap, V4), four],
  '802.11 QoS data': [105, concat([0x88, 2], nothing(24), snap, V4), four],
  '802.11 QoS data with HT control': [105, concat([0x88, 0x82], nothing(28), snap, V4), four],
  'encrypted 802.11 data': [105, concat([0x08, 0x41], nothing(22), snap, V4), 'other'],
  'a beacon': [105, concat([0x80, 0], nothing(60)), 'other'],
  radiotap: [127, concat([0, 0, 8, 0, 0, 0, 0, 0], [0x08, 1], nothing(22), snap, V4), four],
  'radiotap with padding behind the header': [
    127,
    // Timestamp and flags are present; flag 0x20 says that the 26 bytes of header are filled up to 28.
    concat([0, 0, 17, 0, 3, 0, 0, 0], nothing(8), [0x20], [0x88, 1], nothing(24), nothing(2), snap, V4),
    four,
  ],
  'radiotap longer than the frame': [127, concat([0, 0, 200, 0, 0, 0, 0, 0], V4), 'other'],
  Prism: [119, concat([0x44, 0, 0, 0, 144, 0, 0, 0], nothing(136), [0x08, 1], nothing(22), snap, V4), four],
  AVS: [163, concat([0x80, 0x21, 0x10, 1, 0, 0, 0, 64], nothing(56), [0x08, 1], nothing(22), snap, V4), four],
};

describe('the link layer', () => {
  for (const [name, [linkType, bytes, found]] of Object.entries(CASES)) {
    it(`gives up its packet: ${name}`, () => {
      expect(decode(linkType, bytes)).toBe(found);
    });
  }

  it('is tested for every link type', () => {
    const tested = new Set(Object.values(CASES).map(([linkType]) => linkType));
    expect(LINK_TYPES.map(({ value }) => value).filter((value) => !tested.has(value))).toEqual([]);
  });

  it('may be cut anywhere', () => {
    for (const [name, [linkType, bytes, found]] of Object.entries(CASES)) {
      for (let length = 0; length < bytes.length; length++) {
        const cut = decode(linkType, bytes.slice(0, length));
        if (cut !== 'other') expect(found.startsWith(cut), `${name} cut to ${String(length)}`).toBe(true);
      }
    }
  });

  it('reports types that are not known once each', () => {
    const notices: Notice[] = [];
    const decoder = createPacketDecoder(CAPTURE_SECONDS, (notice) => notices.push(notice));
    const batch = frameBatch([frame(V4, 189), frame(V4, 189), frame(V4, 9999), frame(V4, 101)]);
    expect([0, 1, 2, 3].map((index) => decoder.decode(batch, index))).toEqual([
      'other',
      'other',
      'other',
      'tcp',
    ]);
    decoder.finish();
    expect(notices.map(({ code, message }) => [code, message])).toEqual([
      [
        'link-type-unknown',
        '2 packets were captured on a link of type USB_LINUX (189), which this program cannot look into.',
      ],
      [
        'link-type-unknown',
        '1 packet was captured on a link of type 9999, which this program cannot look into.',
      ],
    ]);
  });
});
