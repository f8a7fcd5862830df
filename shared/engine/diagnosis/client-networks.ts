import type { Tally } from '../../model/cause.ts';
import { type AddressBytes, commonPrefix, formatNetwork, parseAddress } from './addresses.ts';

interface Counted {
  readonly bytes: AddressBytes;
  readonly count: number;
}

/** A network wider than this says nothing about its clients: they are shown as several networks instead. */
const WIDEST = { 4: 12, 16: 32 } as const;

/** The smallest networks (CIDR) that hold the addresses, the one with most refusals first. */
export function clientNetworks(addresses: ReadonlyMap<string, number>): readonly Tally[] {
  const counted = [...addresses].flatMap(([address, count]): Counted[] => {
    const bytes = parseAddress(address);
    return bytes === undefined ? [] : [{ bytes, count }];
  });
  const four = counted.filter(({ bytes }) => bytes.length === 4);
  const six = counted.filter(({ bytes }) => bytes.length === 16);
  return [...cover(four, WIDEST[4]), ...cover(six, WIDEST[16])].sort(
    (left, right) => right.count - left.count || (left.value < right.value ? -1 : 1),
  );
}

function cover(addresses: readonly Counted[], widest: number): readonly Tally[] {
  const [first, ...others] = addresses;
  if (first === undefined) return [];
  const prefix = others.reduce(
    (shortest, { bytes }) => Math.min(shortest, commonPrefix(first.bytes, bytes)),
    first.bytes.length * 8,
  );
  if (prefix >= widest)
    return [
      {
        value: formatNetwork(first.bytes, prefix),
        count: addresses.reduce((sum, { count }) => sum + count, 0),
      },
    ];
  // The bit after what all have in common divides them.
  const bit = (bytes: AddressBytes): number => ((bytes[prefix >> 3] ?? 0) >> (7 - (prefix & 7))) & 1;
  return [
    ...cover(
      addresses.filter(({ bytes }) => bit(bytes) === 0),
      widest,
    ),
    ...cover(
      addresses.filter(({ bytes }) => bit(bytes) === 1),
      widest,
    ),
  ];
}
