import { plainAddress } from '../network-of.ts';
import type { Clause } from './clauses.ts';
import type { Peer } from './received-format.ts';

// "mx.example.org [192.0.2.1]", "[IPv6:2001:db8::1]", "IDENT:root@mx.example.org [192.0.2.1] (may be forged)",
// "mail.example.org. [192.0.2.1]", "[192.0.2.1]:51234"
const SEEN = /^(?:([^\s[\]]{1,300})\s{1,9})?\[([^\]\s]{2,60})\]/;
const USER = /^(?:IDENT:)?[^@\s]*@/i;

/** A name and address as servers write them down about their client; undefined when there is no address. */
export function readSeen(text: string): Pick<Peer, 'name' | 'address'> | undefined {
  const match = SEEN.exec(text.trimStart());
  const address = match?.[2] === undefined ? undefined : plainAddress(match[2]);
  if (address === undefined) return undefined;
  const name = plainName(match?.[1]?.replace(USER, ''));
  return { ...(name !== undefined && { name }), address };
}

/** A host's name; undefined for "unknown", which is what servers write for none. */
export function plainName(text: string | undefined): string | undefined {
  const name = text?.replace(/\.$/, '');
  return name === undefined || name === '' || name.toLowerCase() === 'unknown' ? undefined : name;
}

/**
 * The client in the form of RFC 5321 section 4.4: `from HELO (name [address])`. Where the word itself is an address in
 * brackets and no comment tells of one, it counts for both.
 */
export function readStandardPeer(from: Clause): Peer | undefined {
  const helo = from.words[0];
  const seen = from.comments.map(readSeen).find((found) => found !== undefined) ?? readSeen(helo ?? '');
  const peer = { ...(helo !== undefined && { helo }), ...seen };
  return Object.keys(peer).length > 0 ? peer : undefined;
}
