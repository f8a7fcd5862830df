import { sha1Words } from './sha1.ts';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const TCP = 6;

// Used again for every session: what is hashed, seed 0 first, and the characters of "1:…=".
const LONGEST = 40;
const message = new Uint8Array(LONGEST);
const letters = Array.from(ALPHABET, (letter) => letter.charCodeAt(0));
const codes = Array.from(`1:${'A'.repeat(27)}=`, (character) => character.charCodeAt(0));

/**
 * Community ID, version 1: "1:" and the Base64 of the SHA-1 of seed, both addresses, protocol, a zero, both ports, the
 * lower address (then the lower port) first, so that both directions have the same. `addresses` are in that order.
 */
export function communityId(addresses: Uint8Array, lowPort: number, highPort: number): string {
  message.set(addresses, 2);
  let at = 2 + addresses.length;
  message[at++] = TCP;
  message[at++] = 0;
  message[at++] = lowPort >>> 8;
  message[at++] = lowPort & 255;
  message[at++] = highPort >>> 8;
  message[at++] = highPort & 255;
  const words = sha1Words(message, at);
  // Base64 (RFC 4648 section 4) of twenty bytes: 26 letters, one for the last four bits, and one of padding.
  for (let index = 0; index < 27; index++) codes[2 + index] = letters[sixBits(words, index * 6)] ?? 0;
  return String.fromCharCode(...codes);
}

/** Six bits from `bit` on; zeros behind the end. */
function sixBits(words: Int32Array, bit: number): number {
  const index = bit >>> 5;
  const offset = bit & 31;
  const high = words[index] ?? 0;
  if (offset <= 26) return (high >>> (26 - offset)) & 63;
  const low = words[index + 1] ?? 0;
  return ((high << (offset - 26)) | (low >>> (58 - offset))) & 63;
}
