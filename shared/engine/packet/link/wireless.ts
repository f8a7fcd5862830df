import { uint8, uint16, type Layer, type LinkType, type Network } from '../layer.ts';
import { skipSnap } from './ether-type.ts';

// IEEE 802.11 section 9.2.4: frame control in two bytes; 88 42 is a protected QoS data frame from the access point.
const TYPE_MASK = 0x0c;
const TYPE_DATA = 0x08;
const SUBTYPE_QOS = 0x80;
const SUBTYPE_NO_DATA = 0x40;
const BOTH_DISTRIBUTION_SYSTEM_BITS = 0x03;
const MORE_FRAGMENTS = 0x04;
const PROTECTED = 0x40;
const HT_CONTROL = 0x80;
const QOS_AGGREGATE = 0x80;

/** Takes an 802.11 data frame's header and LLC off. Frames that are encrypted, aggregated or fragments carry no IP here. */
export function decodeWireless(layer: Layer, isPadded = false): Network {
  const { bytes, start } = layer;
  if (layer.end - start < 24) return 0;
  const kind = uint8(bytes, start);
  const bits = uint8(bytes, start + 1);
  if ((kind & TYPE_MASK) !== TYPE_DATA || kind & SUBTYPE_NO_DATA) return 0;
  const isFragment = bits & MORE_FRAGMENTS || uint8(bytes, start + 22) & 0x0f;
  if (bits & PROTECTED || isFragment) return 0;
  let length = (bits & BOTH_DISTRIBUTION_SYSTEM_BITS) === BOTH_DISTRIBUTION_SYSTEM_BITS ? 30 : 24;
  if (kind & SUBTYPE_QOS) {
    if (layer.end - start < length + 2 || uint8(bytes, start + length) & QOS_AGGREGATE) return 0;
    length += bits & HT_CONTROL ? 6 : 2;
  }
  layer.start = start + (isPadded ? (length + 3) & ~3 : length);
  return skipSnap(layer);
}

export const wireless: LinkType = { value: 105, decode: (layer) => decodeWireless(layer) };

/** Prism monitor header: message code, then its length in the byte order of the machine; 44 00 00 00 90 00 00 00. */
export const prism: LinkType = {
  value: 119,
  decode(layer) {
    if (layer.end - layer.start < 8) return 0;
    const little = uint8(layer.bytes, layer.start + 4) | (uint8(layer.bytes, layer.start + 5) << 8);
    layer.start += little === 0 ? uint16(layer.bytes, layer.start + 6) : little;
    return decodeWireless(layer);
  },
};

/** AVS monitor header: version, then its length, in network byte order; 80 21 10 01 00 00 00 40. */
export const avs: LinkType = {
  value: 163,
  decode(layer) {
    if (layer.end - layer.start < 8) return 0;
    layer.start += uint16(layer.bytes, layer.start + 6);
    return decodeWireless(layer);
  },
};
