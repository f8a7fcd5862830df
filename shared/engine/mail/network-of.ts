import ipaddr from 'ipaddr.js';
import type { ReceivedHop } from '../../model/mail/received.ts';

export type Network = NonNullable<ReceivedHop['network']>;

// RFC 5737, RFC 3849, RFC 9637: the registry counts them among the reserved ones.
const DOCUMENTATION = ['192.0.2.0/24', '198.51.100.0/24', '203.0.113.0/24', '2001:db8::/32', '3fff::/20'].map(
  (network) => ipaddr.parseCIDR(network),
);

/** What the IANA registries of special-purpose addresses say, by the names of ipaddr.js. */
const NETWORKS: Readonly<Record<string, Network | undefined>> = {
  private: 'private',
  uniqueLocal: 'private',
  loopback: 'loopback',
  linkLocal: 'link-local',
  carrierGradeNat: 'shared',
  reserved: 'reserved',
  unspecified: 'reserved',
  broadcast: 'reserved',
  multicast: 'reserved',
};

/** Where an address lies; undefined for ordinary public addresses and for what is no address. */
export function networkOf(address: string): Network | undefined {
  const parsed = parse(address);
  if (parsed === undefined) return undefined;
  const isExample = DOCUMENTATION.some(
    ([network, bits]) => network.kind() === parsed.kind() && parsed.match([network, bits]),
  );
  return isExample ? 'documentation' : NETWORKS[parsed.range()];
}

/** An address in the form that the capture's addresses have; undefined for what is none, such as "1" or "10.1". */
export function plainAddress(text: string): string | undefined {
  return parse(text.replace(/^IPv6:/i, ''))?.toString();
}

const PERHAPS_ADDRESS = /^[\da-f:.%]{2,45}$/i;

function parse(text: string): ipaddr.IPv4 | ipaddr.IPv6 | undefined {
  // The library finds out by an exception, which costs too much for every name that is none.
  if (!PERHAPS_ADDRESS.test(text)) return undefined;
  const isAddress = ipaddr.IPv4.isValidFourPartDecimal(text) || (text.includes(':') && ipaddr.isValid(text));
  // An IPv4 address within IPv6 is that IPv4 address.
  return isAddress ? ipaddr.process(text) : undefined;
}
