import type { Segment } from '../../../shared/engine/packet/segment.ts';

/** Where the headers of a segment stand in its frame. */
export interface Headers {
  readonly version: 4 | 6;
  readonly ip: number;
  readonly tcp: number;
}

const TCP = 6;
/** Hop-by-hop, routing, destination options (RFC 8200 section 4): a next header, and a length in eights. */
const EXTENSIONS: ReadonlySet<number | undefined> = new Set([0, 43, 60]);

export function headersOf({ bytes, addressLength, sourceAddressOffset }: Segment): Headers {
  if (addressLength === 4) {
    const ip = sourceAddressOffset - 12;
    return { version: 4, ip, tcp: ip + ((bytes[ip] ?? 0) & 15) * 4 };
  }
  const ip = sourceAddressOffset - 8;
  let tcp = ip + 40;
  for (let next = bytes[ip + 6]; next !== TCP && EXTENSIONS.has(next);) {
    next = bytes[tcp];
    tcp += ((bytes[tcp + 1] ?? 0) + 1) * 8;
  }
  return { version: 6, ip, tcp };
}

/**
 * Brings the checksums of a changed frame up to date (RFC 1624): a right one stays right and a wrong one stays as wrong
 * as it was, also where the snap length cut the packet.
 */
export function updateChecksums(before: Uint8Array, after: Uint8Array, headers: Headers, end: number): void {
  const { version, ip, tcp } = headers;
  const addresses = version === 4 ? [ip + 12, ip + 20] : [ip + 8, ip + 40];
  const [from = 0, to = 0] = addresses;
  const changed = difference(before, after, from, to);
  if (version === 4) adjust(after, ip + 10, changed);
  if (tcp + 18 <= end) adjust(after, tcp + 16, changed + difference(before, after, tcp, end));
}

function difference(before: Uint8Array, after: Uint8Array, start: number, end: number): number {
  let sum = 0;
  for (let at = start; at < end; at++) {
    const weight = (at - start) % 2 === 0 ? 256 : 1;
    sum += ((after[at] ?? 0) - (before[at] ?? 0)) * weight;
  }
  return sum;
}

/** HC' = ~(~HC + ~m + m'), RFC 1624 equation 3. */
function adjust(bytes: Uint8Array, at: number, change: number): void {
  const sum = 0xffff - (((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0));
  let folded = (sum + change) % 0xffff;
  if (folded < 0) folded += 0xffff;
  // Zero and 0xffff are the same number in ones' complement; data never sums up to the former.
  const checksum = 0xffff - (folded === 0 && sum + change !== 0 ? 0xffff : folded);
  bytes[at] = checksum >>> 8;
  bytes[at + 1] = checksum & 255;
}
