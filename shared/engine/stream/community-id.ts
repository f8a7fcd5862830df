import { sha1Words } from './sha1.ts';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const TCP = 6;
const SEED = 0;

/** Pairs of Base64 letters by their 12 bits: half as many pieces to join. */
const LETTER_PAIRS = Array.from(
  { length: 4096 },
  (_, bits) => ALPHABET.charAt(bits >>> 6) + ALPHABET.charAt(bits & 63),
);

/**
 * Community ID, version 1: "1:" and the Base64 of the SHA-1 of seed, both addresses, protocol, a zero, both ports, the
 * lower address (then the lower port) first, so that both directions have the same. `addresses` are in that order.
 */
export function communityId(addresses: Uint8Array, lowPort: number, highPort: number): string {
  const bytes = new Uint8Array(8 + addresses.length);
  bytes[0] = SEED >>> 8;
  bytes[1] = SEED & 255;
  bytes.set(addresses, 2);
  let at = 2 + addresses.length;
  bytes[at++] = TCP;
  at++;
  bytes[at++] = lowPort >>> 8;
  bytes[at++] = lowPort & 255;
  bytes[at++] = highPort >>> 8;
  bytes[at] = highPort & 255;
  return `1:${base64(sha1Words(bytes))}`;
}

/** Base64 (RFC 4648 section 4) of five words: twenty bytes, so that one letter of the last four is padding. */
function base64(words: Int32Array): string {
  let text = '';
  for (let bit = 0; bit < 156; bit += 12) text += LETTER_PAIRS[bitsAt(words, bit)] ?? '';
  const last = bitsAt(words, 156);
  return `${text}${ALPHABET.charAt(last >>> 6)}=`;
}

/** Twelve bits from `bit` on; zeros behind the end. */
function bitsAt(words: Int32Array, bit: number): number {
  const index = bit >>> 5;
  const offset = bit & 31;
  const high = words[index] ?? 0;
  if (offset <= 20) return (high >>> (20 - offset)) & 0xfff;
  const low = words[index + 1] ?? 0;
  return ((high << (offset - 20)) | (low >>> (52 - offset))) & 0xfff;
}
