import ipaddr from 'ipaddr.js';
import { topOf, type TopTally } from './counter.ts';

interface Network {
  readonly onlyAddress: string | undefined;
  readonly count: number;
}

/**
 * Clients by network, since a sender often has a whole row of addresses: IPv4 by /24, IPv6 by /48 (what a site is
 * given, RFC 6177). A network with one client in it is shown as that client.
 */
export function clientNetworks(
  clients: Iterable<readonly [address: string, count: number]>,
  limit: number,
): TopTally {
  const networks = new Map<string, Network>();
  for (const [address, count] of clients) {
    const name = networkOf(address);
    const known = networks.get(name);
    networks.set(
      name,
      known ? { onlyAddress: undefined, count: known.count + count } : { onlyAddress: address, count },
    );
  }
  const counts = new Map<string, number>();
  for (const [name, { onlyAddress, count }] of networks) counts.set(onlyAddress ?? name, count);
  return topOf(counts, limit);
}

function networkOf(address: string): string {
  if (!address.includes(':')) return `${address.slice(0, address.lastIndexOf('.'))}.0/24`;
  // Most captures hold few IPv6 clients; each different one is parsed once an answer.
  if (!ipaddr.isValid(address)) return address;
  return `${ipaddr.IPv6.networkAddressFromCIDR(`${address}/48`).toString()}/48`;
}
