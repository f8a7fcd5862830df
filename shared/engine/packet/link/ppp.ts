import { uint16, uint8, type Layer, type LinkType, type Network } from '../layer.ts';

/** RFC 1661 section 2: the protocol field, one byte when compressed (its last bit is 1); 00 21 is IPv4, 00 57 IPv6. */
export function skipPppProtocol(layer: Layer): Network {
  const { bytes, start } = layer;
  if (layer.end - start < 2) return 0;
  const isCompressed = uint8(bytes, start) & 1;
  const protocol = isCompressed ? uint8(bytes, start) : uint16(bytes, start);
  layer.start = start + (isCompressed ? 1 : 2);
  if (protocol === 0x21) return 4;
  return protocol === 0x57 ? 6 : 0;
}

/** RFC 1662 section 3.1: address ff and control 03 may stand in front. */
function decodePpp(layer: Layer): Network {
  if (layer.end - layer.start >= 2 && uint16(layer.bytes, layer.start) === 0xff03) layer.start += 2;
  return skipPppProtocol(layer);
}

export const ppp: LinkType = { value: 9, decode: decodePpp };
export const pppHdlc: LinkType = { value: 50, decode: decodePpp };
