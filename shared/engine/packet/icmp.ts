import { decodeIpv4 } from './ip/ipv4.ts';
import { decodeIpv6 } from './ip/ipv6.ts';
import { uint16, uint32, uint8, type Layer } from './layer.ts';
import type { Segment } from './segment.ts';

const TCP = 6;
const HEADER_BYTES = 8;
/** RFC 792: destination unreachable; its code 4 asks for smaller packets and refuses nothing. */
const UNREACHABLE = 3;
const FRAGMENTATION_NEEDED = 4;
/** RFC 4443 section 3.1. */
const UNREACHABLE_V6 = 1;

/**
 * Reads an ICMP destination-unreachable message that quotes a TCP segment: addresses, ports and sequence number of that
 * segment, as its sender sent it, are put into `segment`.
 */
export function decodeUnreachable(layer: Layer, segment: Segment, version: 4 | 6): boolean {
  const { bytes, start } = layer;
  if (layer.end - start < HEADER_BYTES) return false;
  const type = uint8(bytes, start);
  const isRefusal =
    version === 4
      ? type === UNREACHABLE && uint8(bytes, start + 1) !== FRAGMENTATION_NEEDED
      : type === UNREACHABLE_V6;
  if (!isRefusal) return false;
  layer.start = start + HEADER_BYTES;
  const protocol = version === 4 ? decodeIpv4(layer, segment) : decodeIpv6(layer, segment);
  // Of the quoted segment 8 bytes are sure to be there.
  if (protocol !== TCP || layer.end - layer.start < 8) return false;
  segment.sourcePort = uint16(bytes, layer.start);
  segment.destinationPort = uint16(bytes, layer.start + 2);
  segment.sequence = uint32(bytes, layer.start + 4);
  segment.acknowledgment = 0;
  segment.flags = 0;
  segment.window = 0;
  segment.payloadOffset = layer.start;
  segment.payloadLength = 0;
  segment.payloadCut = 0;
  return true;
}
