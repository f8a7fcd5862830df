import ipaddr from 'ipaddr.js';
import { addressText } from '../../model/address-text.ts';

export type Family = 4 | 6;

/** Addresses that share their first `prefix` bits; `first` is the lowest of them as a number. */
export interface Network {
  readonly family: Family;
  readonly first: bigint;
  readonly prefix: number;
}

/** Addresses of one family from `first` to `last`, both within. */
export interface Span {
  readonly family: Family;
  readonly first: bigint;
  readonly last: bigint;
}

export const bitsOf = (family: Family): 32 | 128 => (family === 4 ? 32 : 128);

export function spanOf({ family, first, prefix }: Network): Span {
  return { family, first, last: first + (1n << BigInt(bitsOf(family) - prefix)) - 1n };
}

/** The network of that length around an address: bits behind the prefix are cleared. */
export function networkAround(family: Family, address: bigint, prefix: number): Network {
  const hostBits = BigInt(bitsOf(family) - prefix);
  return { family, first: (address >> hostBits) << hostBits, prefix };
}

/** An address as text (four decimal parts, or RFC 5952) becomes family and number; undefined for anything else. */
export function parseAddress(text: string): { family: Family; value: bigint } | undefined {
  const isAddress = ipaddr.IPv4.isValidFourPartDecimal(text) || (text.includes(':') && ipaddr.isValid(text));
  if (!isAddress || text.includes('%')) return undefined;
  const bytes = ipaddr.process(text).toByteArray();
  return {
    family: bytes.length === 4 ? 4 : 6,
    value: bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n),
  };
}

export function textOfAddress(family: Family, value: bigint): string {
  const length = family === 4 ? 4 : 16;
  const bytes = Uint8Array.from({ length }, (_, at) =>
    Number((value >> BigInt(8 * (length - 1 - at))) & 0xffn),
  );
  return addressText(bytes, 0, length);
}

/** "192.0.2.0/24"; a single address stands without its length. */
export function textOfNetwork({ family, first, prefix }: Network): string {
  const address = textOfAddress(family, first);
  return prefix === bitsOf(family) ? address : `${address}/${prefix}`;
}
