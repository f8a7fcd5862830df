import { sha1 } from './sha1.ts';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const TCP = 6;
const SEED = 0;

/**
 * Community ID, version 1: "1:" and the Base64 of the SHA-1 of seed, both addresses, protocol, a zero, both ports, the
 * lower address (then the lower port) first, so that both directions have the same. `low` is that end.
 */
export function communityId(
  low: { readonly address: Uint8Array; readonly port: number },
  high: { readonly address: Uint8Array; readonly port: number },
): string {
  const bytes = new Uint8Array(8 + low.address.length * 2);
  bytes[0] = SEED >>> 8;
  bytes[1] = SEED & 255;
  bytes.set(low.address, 2);
  bytes.set(high.address, 2 + low.address.length);
  const rest = [TCP, 0, low.port >>> 8, low.port & 255, high.port >>> 8, high.port & 255];
  bytes.set(rest, 2 + low.address.length * 2);
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
