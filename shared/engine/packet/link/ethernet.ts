import { uint16, type Layer, type LinkType, type Network } from '../layer.ts';
import { skipToIp } from './ether-type.ts';

const HEADER_BYTES = 14;

/** IEEE 802.3: destination, source, EtherType (a length below 0x600, LLC behind it, is no EtherType and carries no IP). */
export function decodeEthernet(layer: Layer): Network {
  const { bytes, start } = layer;
  if (layer.end - start < HEADER_BYTES) return 0;
  layer.start = start + HEADER_BYTES;
  const etherType = uint16(bytes, start + 12);
  return etherType === 0x0800 ? 4 : skipToIp(layer, etherType);
}

export const ethernet: LinkType = { value: 1, decode: decodeEthernet };
