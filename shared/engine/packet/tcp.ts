import { uint16, uint32, uint8, type Layer } from './layer.ts';
import type { Segment } from './segment.ts';

/**
 * Reads a TCP header (RFC 9293 section 3.1). False when it is none or is cut before its window. Checksums are not
 * looked at: captures on the sending machine hold packets whose checksum the network card had yet to fill in.
 */
export function decodeTcp(layer: Layer, segment: Segment): boolean {
  const { bytes, start } = layer;
  if (layer.end - start < 16) return false;
  const headerLength = (uint8(bytes, start + 12) >>> 4) * 4;
  const payloadOffset = start + headerLength;
  if (headerLength < 20 || payloadOffset > layer.wireEnd) return false;
  segment.sourcePort = uint16(bytes, start);
  segment.destinationPort = uint16(bytes, start + 2);
  segment.sequence = uint32(bytes, start + 4);
  segment.acknowledgment = uint32(bytes, start + 8);
  segment.flags = uint8(bytes, start + 13);
  segment.window = uint16(bytes, start + 14);
  segment.payloadOffset = payloadOffset;
  segment.payloadLength = layer.end > payloadOffset ? layer.end - payloadOffset : 0;
  segment.payloadCut = layer.wireEnd - payloadOffset - segment.payloadLength;
  return true;
}
