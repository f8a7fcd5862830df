import { uint8, type LinkType } from '../layer.ts';
import { decodeWireless } from './wireless.ts';

// radiotap.org: version, pad, length, then words that say which fields follow; all little-endian.
const HAS_TIMESTAMP = 0x01;
const HAS_FLAGS = 0x02;
const ANOTHER_WORD_FOLLOWS = 0x80;
const FLAG_PADDED = 0x20;

/** LINKTYPE_IEEE802_11_RADIOTAP: 00 00 12 00 2e 48 00 00 … is a header of 18 bytes. */
export const radiotap: LinkType = {
  value: 127,
  decode(layer) {
    const { bytes, start } = layer;
    if (layer.end - start < 8) return 0;
    const length = uint8(bytes, start + 2) | (uint8(bytes, start + 3) << 8);
    if (length < 8 || layer.end - start < length) return 0;
    layer.start = start + length;
    return decodeWireless(layer, (flagsOf(bytes, start, length) & FLAG_PADDED) !== 0);
  },
};

function flagsOf(bytes: Uint8Array, start: number, length: number): number {
  const present = uint8(bytes, start + 4);
  if (!(present & HAS_FLAGS)) return 0;
  let at = 8;
  while (at + 4 <= length && uint8(bytes, start + at - 1) & ANOTHER_WORD_FOLLOWS) at += 4;
  // The timestamp is 8 bytes, aligned to 8.
  if (present & HAS_TIMESTAMP) at = ((at + 7) & ~7) + 8;
  return at < length ? uint8(bytes, start + at) : 0;
}
