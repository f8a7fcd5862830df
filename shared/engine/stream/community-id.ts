import { sha1 } from './sha1.ts';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const TCP = 6;
const SEED = 0;

/**
 * Community ID, version 1: "1:" and the Base64 of the SHA-1 of seed, both addresses, protocol, a zero, both ports, the
 * lower address (then the lower port) first, so that both directions have the same. `addresses` are in that order.
 */
export function communityId(addresses: Uint8Array, lowPort: number, highPort: number): string {
  const bytes = new Uint8Array(8 + addresses.length);
  bytes[0] = SEED >>> 8;
  bytes[1] = SEED & 255;
  bytes.set(addresses, 2);
  bytes.set([TCP, 0, lowPort >>> 8, lowPort & 255, highPort >>> 8, highPort & 255], 2 + addresses.length);
  return `1:${base64(sha1(bytes))}`;
}

function base64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const group = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    const letters = Math.min(bytes.length - at, 3) + 1;
    for (let letter = 0; letter < 4; letter++) {
      text += letter < letters ? (ALPHABET[(group >>> (18 - letter * 6)) & 63] ?? '') : '=';
    }
  }
  return text;
}
