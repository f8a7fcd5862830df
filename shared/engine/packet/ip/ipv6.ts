import { uint16, uint32, uint8, type Layer } from '../layer.ts';
import type { Segment } from '../segment.ts';
import { FRAGMENT_OF, UNREADABLE } from './ipv4.ts';

const HEADER_BYTES = 40;
const HOP_BY_HOP = 0;
const ROUTING = 43;
const FRAGMENT = 44;
const AUTHENTICATION = 51;
const DESTINATION_OPTIONS = 60;
const MOBILITY = 135;

/**
 * Takes an IPv6 header (RFC 8200 section 3) and its extension headers off: 60 00 00 00 00 28 06 40 … carries TCP (6).
 * Gives what decodeIpv4 gives.
 */
export function decodeIpv6(layer: Layer, segment: Segment): number {
  const { bytes, start } = layer;
  if (layer.end - start < HEADER_BYTES || uint8(bytes, start) >>> 4 !== 6) return UNREADABLE;
  const payloadLength = uint16(bytes, start + 4);
  // 0 stands in jumbograms (RFC 2675) and before segmentation offload: the frame tells the length.
  if (payloadLength !== 0) {
    layer.wireEnd = start + HEADER_BYTES + payloadLength;
    if (layer.end > layer.wireEnd) layer.end = layer.wireEnd;
  }
  layer.start = start + HEADER_BYTES;
  segment.bytes = bytes;
  segment.addressLength = 16;
  segment.sourceAddressOffset = start + 8;
  segment.destinationAddressOffset = start + 24;
  segment.identification = 0;
  return skipExtensionHeaders(layer, uint8(bytes, start + 6));
}

/** RFC 8200 section 4. Each header moves on by 8 bytes at least, so the packet's end is reached. */
export function skipExtensionHeaders(layer: Layer, firstHeader: number): number {
  const { bytes } = layer;
  let header = firstHeader;
  for (;;) {
    const at = layer.start;
    switch (header) {
      case HOP_BY_HOP:
      case ROUTING:
      case DESTINATION_OPTIONS:
      case MOBILITY:
        if (layer.end - at < 8) return UNREADABLE;
        layer.start = at + (uint8(bytes, at + 1) + 1) * 8;
        break;
      case AUTHENTICATION:
        if (layer.end - at < 8) return UNREADABLE;
        layer.start = at + (uint8(bytes, at + 1) + 2) * 4;
        break;
      case FRAGMENT: {
        if (layer.end - at < 8) return UNREADABLE;
        layer.start = at + 8;
        const place = uint16(bytes, at + 2);
        // An "atomic fragment" (RFC 6946) is whole.
        if ((place & 0xfff9) === 0) break;
        layer.fragment.identification = uint32(bytes, at + 4);
        layer.fragment.offsetBytes = place & 0xfff8;
        layer.fragment.more = (place & 1) === 1;
        return FRAGMENT_OF | uint8(bytes, at);
      }
      default:
        return layer.start > layer.end ? UNREADABLE : header;
    }
    header = uint8(bytes, at);
  }
}
