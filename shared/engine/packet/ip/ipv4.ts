import { uint16, uint8, type Layer } from '../layer.ts';
import type { Segment } from '../segment.ts';

/** What the IP decoders give instead of a protocol number. */
export const UNREADABLE = -1;
/** The layer is a piece of a datagram; `layer.fragment` says which. */
export const FRAGMENT_OF = 0x100;

const MORE_FRAGMENTS = 0x2000;
const FRAGMENT_OFFSET = 0x1fff;

/**
 * Takes an IPv4 header (RFC 791 section 3.1) off: 45 00 00 3c 1c 46 40 00 40 06 … carries TCP (6). What lies behind the
 * total length is padding. Gives the protocol, plus FRAGMENT_OF for a piece of a datagram, or UNREADABLE.
 */
export function decodeIpv4(layer: Layer, segment: Segment): number {
  const { bytes, start } = layer;
  if (layer.end - start < 20) return UNREADABLE;
  const first = uint8(bytes, start);
  const headerLength = (first & 15) * 4;
  if (first >>> 4 !== 4 || headerLength < 20) return UNREADABLE;
  const totalLength = uint16(bytes, start + 2);
  // Segmentation offload leaves 0 there; then only the frame tells how long the packet is.
  if (totalLength !== 0) {
    if (totalLength < headerLength) return UNREADABLE;
    layer.wireEnd = start + totalLength;
    if (layer.end > layer.wireEnd) layer.end = layer.wireEnd;
  }
  layer.start = start + headerLength;
  if (layer.start > layer.end) return UNREADABLE;
  segment.bytes = bytes;
  segment.addressLength = 4;
  segment.sourceAddressOffset = start + 12;
  segment.destinationAddressOffset = start + 16;
  const identification = uint16(bytes, start + 4);
  segment.identification = identification;
  const protocol = uint8(bytes, start + 9);
  const place = uint16(bytes, start + 6);
  if ((place & (MORE_FRAGMENTS | FRAGMENT_OFFSET)) === 0) return protocol;
  layer.fragment.identification = identification;
  layer.fragment.offsetBytes = (place & FRAGMENT_OFFSET) * 8;
  layer.fragment.more = (place & MORE_FRAGMENTS) !== 0;
  return FRAGMENT_OF | protocol;
}
