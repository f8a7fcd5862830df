import ipaddr from 'ipaddr.js';
import type { Endpoint } from '../model/session.ts';
import { communityId } from './stream/community-id.ts';

/** Community ID v1 of a connection between two endpoints, for those who know it by its addresses alone. */
export function connectionId(client: Endpoint, server: Endpoint): string {
  const [low, high] = isLower(client, server) ? [client, server] : [server, client];
  const bytes = [...bytesOf(low.address), ...bytesOf(high.address)];
  return communityId(Uint8Array.from(bytes), low.port, high.port);
}

function isLower(one: Endpoint, other: Endpoint): boolean {
  const [a, b] = [bytesOf(one.address), bytesOf(other.address)];
  const place = a.findIndex((byte, index) => byte !== b[index]);
  if (place < 0) return one.port <= other.port;
  return (a[place] ?? 0) < (b[place] ?? 0);
}

function bytesOf(address: string): readonly number[] {
  return ipaddr.isValid(address) ? ipaddr.parse(address).toByteArray() : [];
}
