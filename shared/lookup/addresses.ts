import ipaddr from 'ipaddr.js';

/** "192.0.2.1" as ipaddr.js reads it, an IPv4 address within IPv6 as IPv4; undefined when it is none. */
export function parseIp(text: string): ipaddr.IPv4 | ipaddr.IPv6 | undefined {
  if (
    text.includes(':')
      ? !ipaddr.IPv6.isValid(text) || text.includes('%')
      : !ipaddr.IPv4.isValidFourPartDecimal(text)
  )
    return undefined;
  return ipaddr.process(text);
}

/** The one way of writing an address; a text that is none is given back. */
export function plainAddress(text: string): string {
  const address = parseIp(text);
  if (!address) return text;
  return address.kind() === 'ipv6' ? (address as ipaddr.IPv6).toRFC5952String() : address.toString();
}

export function isSameAddress(one: string, other: string): boolean {
  return plainAddress(one) === plainAddress(other);
}

// "1.2.0.192" (RFC 1035 section 3.5), 32 nibbles (RFC 3596 section 2.5)
function turned(address: string): string {
  const parsed = parseIp(address);
  if (!parsed) return address;
  const bytes = parsed.toByteArray();
  if (parsed.kind() === 'ipv4') return bytes.reverse().join('.');
  const nibbles = bytes.flatMap((byte) => [byte >> 4, byte & 15]);
  return nibbles
    .reverse()
    .map((nibble) => nibble.toString(16))
    .join('.');
}

/** Where the reverse name of an address stands: "1.2.0.192.in-addr.arpa". */
export function reverseZoneName(address: string): string {
  return `${turned(address)}.${address.includes(':') && parseIp(address)?.kind() === 'ipv6' ? 'ip6' : 'in-addr'}.arpa`;
}

/** Where a blocklist says something of an address (RFC 5782 sections 2.1, 2.4): "1.2.0.192.zen.spamhaus.org". */
export function listName(address: string, zone: string): string {
  return `${turned(address)}.${zone}`;
}

const PRIVATE_RANGES = ['private', 'loopback', 'linkLocal', 'uniqueLocal', 'unspecified', 'carrierGradeNat'];

/** True for addresses that mean nothing outside the network they are used in. */
export function isPrivateAddress(address: string): boolean {
  return PRIVATE_RANGES.includes(parseIp(address)?.range() ?? '');
}
