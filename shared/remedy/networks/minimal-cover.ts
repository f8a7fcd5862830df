import { bitsOf, networkAround, type Family, type Network, type Span } from './network.ts';

/**
 * The fewest networks that hold exactly the addresses of the spans, sorted, IPv4 first. Overlapping and touching spans
 * become one.
 */
export function minimalCover(spans: readonly Span[]): readonly Network[] {
  return mergeSpans(spans).flatMap(networksOf);
}

function mergeSpans(spans: readonly Span[]): readonly Span[] {
  const sorted = [...spans].sort((a, b) => a.family - b.family || compare(a.first, b.first));
  const merged: Span[] = [];
  for (const span of sorted) {
    const before = merged.at(-1);
    if (before?.family !== span.family || span.first > before.last + 1n) merged.push(span);
    else if (span.last > before.last) merged[merged.length - 1] = { ...before, last: span.last };
  }
  return merged;
}

const compare = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0);

/** Takes the largest network that begins at the first address left and does not go past the last one. */
function networksOf({ family, first, last }: Span): readonly Network[] {
  const networks: Network[] = [];
  for (let next = first; next <= last;) {
    const prefix = longestReach(family, next, last);
    networks.push(networkAround(family, next, prefix));
    next += 1n << BigInt(bitsOf(family) - prefix);
  }
  return networks;
}

function longestReach(family: Family, from: bigint, last: bigint): number {
  let hostBits = 0;
  while (hostBits < bitsOf(family)) {
    const size = 1n << BigInt(hostBits + 1);
    if (from % size !== 0n || from + size - 1n > last) break;
    hostBits++;
  }
  return bitsOf(family) - hostBits;
}
