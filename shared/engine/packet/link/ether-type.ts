import { uint16, uint8, type Layer, type Network } from '../layer.ts';
import { skipPppProtocol } from './ppp.ts';

const MPLS_BOTTOM_OF_STACK = 1;

/**
 * From an EtherType (IEEE 802 numbers; the header that names it is off already) through VLAN tags, MPLS labels and
 * PPPoE to the IP packet: 81 00 00 05 08 00 45 … is a tag for VLAN 5 and IPv4 in it.
 */
export function skipToIp(layer: Layer, etherType: number): Network {
  let type = etherType;
  for (;;) {
    switch (type) {
      case 0x0800:
        return 4;
      case 0x86dd:
        return 6;
      case 0x8100: // IEEE 802.1Q
      case 0x88a8: // IEEE 802.1ad (QinQ)
      case 0x9100: // QinQ before it was a standard
      case 0x9200:
        if (layer.end - layer.start < 4) return 0;
        type = uint16(layer.bytes, layer.start + 2);
        layer.start += 4;
        break;
      case 0x8847:
      case 0x8848:
        return skipMplsLabels(layer);
      case 0x8864:
        return skipPppoeSession(layer);
      default:
        return 0;
    }
  }
}

/** RFC 3032 section 2.1: labels of 4 bytes; what follows the last is told from its first nibble only. */
export function skipMplsLabels(layer: Layer): Network {
  for (;;) {
    if (layer.end - layer.start < 5) return 0;
    const isLast = uint8(layer.bytes, layer.start + 2) & MPLS_BOTTOM_OF_STACK;
    layer.start += 4;
    if (isLast) return ipByVersion(layer);
  }
}

/** RFC 2516 section 4: version and type, code 0 in a session, session id, length; then PPP. */
export function skipPppoeSession(layer: Layer): Network {
  if (layer.end - layer.start < 8) return 0;
  if (uint8(layer.bytes, layer.start) !== 0x11 || uint8(layer.bytes, layer.start + 1) !== 0) return 0;
  layer.start += 6;
  return skipPppProtocol(layer);
}

/** Tells IPv4 from IPv6 by the version in the packet itself. */
export function ipByVersion(layer: Layer): Network {
  if (layer.end <= layer.start) return 0;
  const version = uint8(layer.bytes, layer.start) >>> 4;
  return version === 4 || version === 6 ? version : 0;
}

/** IEEE 802.2 LLC with SNAP (RFC 1042): aa aa 03 00 00 00 and an EtherType. */
export function skipSnap(layer: Layer): Network {
  const { bytes, start } = layer;
  if (layer.end - start < 8) return 0;
  if (uint16(bytes, start) !== 0xaaaa || uint8(bytes, start + 2) !== 3) return 0;
  layer.start = start + 8;
  return skipToIp(layer, uint16(bytes, start + 6));
}
