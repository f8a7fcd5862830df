import type { HeaderField } from '../../../model/mail/header-field.ts';
import type { ReceivedHop, ReceivedTrace } from '../../../model/mail/received.ts';
import { LIMITS } from '../../limits.ts';
import { networkOf } from '../network-of.ts';
import {
  areSame,
  contradictionsOf,
  contradictionsOnTheWire,
  contradictionsToProof,
  type Surroundings,
} from './contradictions.ts';
import { type ParsedHop, parseReceived } from './parse-received.ts';
import type { WireHop } from './wire-hop.ts';

/**
 * The route of a message: its Received fields, oldest first, and then the hop that the capture shows.
 *
 * @param headers in the order of the message: the newest Received field stands first (RFC 5321 section 4.4)
 * @param wire the connection that carries the message here
 * @param seen other connections of the capture that carried a message with the same Message-ID; a field that tells of one
 * of them is proven
 */
export function traceReceived(
  headers: readonly HeaderField[],
  wire: WireHop,
  seen: readonly WireHop[] = [],
): ReceivedTrace {
  const fields = headers.filter(({ name }) => name.toLowerCase() === 'received');
  const parsed = fields
    .slice(0, LIMITS.receivedHops)
    .map(({ value }) => parseReceived(value))
    .reverse();
  const omittedHops = Math.max(0, fields.length - LIMITS.receivedHops);
  const newest = parsed.at(-1);
  const wireMillis = Date.parse(wire.at);
  const oldestMillis = parsed.find(({ atMillis }) => atMillis !== undefined)?.atMillis;
  return {
    hops: describeHops(parsed, wireMillis, seen),
    ...(omittedHops > 0 && { omittedHops }),
    wire: describeWire(newest, wire, wireMillis),
    ...(oldestMillis !== undefined && { totalMs: Math.floor(wireMillis - oldestMillis) }),
  };
}

function describeHops(
  parsed: readonly ParsedHop[],
  wireMillis: number,
  seen: readonly WireHop[],
): readonly ReceivedHop[] {
  const newest = parsed.length - 1;
  let timed: ParsedHop | undefined;
  return parsed.map((hop, index) => {
    const described = describeHop(
      hop,
      { before: parsed[index - 1], timed, ...(index < newest && { wireMillis }) },
      seen,
    );
    if (hop.atMillis !== undefined) timed = hop;
    return described;
  });
}

function describeHop(hop: ParsedHop, around: Surroundings, seen: readonly WireHop[]): ReceivedHop {
  const { timed } = around;
  const proof = seen.find((connection) => tellsOf(hop, connection));
  const hasDelay = hop.atMillis !== undefined && timed?.atMillis !== undefined;
  return {
    ...hop.told,
    ...(hasDelay && { delayMs: hop.atMillis - timed.atMillis }),
    trust: proof ? 'proven' : 'claimed',
    contradictions: [...contradictionsOf(hop, around), ...(proof ? contradictionsToProof(hop, proof) : [])],
  };
}

/** The server's queue id names the connection; else its client's address and name do, together with the server's name. */
function tellsOf({ told: { id, by, from } }: ParsedHop, seen: WireHop): boolean {
  if (id !== undefined && seen.queueId !== undefined) return id === seen.queueId;
  const isServer = by !== undefined && seen.serverName !== undefined && areSame(by, seen.serverName);
  const isHelo = from?.helo !== undefined && seen.helo !== undefined && areSame(from.helo, seen.helo);
  return isServer && isHelo && from.address === seen.client;
}

function describeWire(
  newest: ParsedHop | undefined,
  wire: WireHop,
  wireMillis: number,
): ReceivedTrace['wire'] {
  const network = networkOf(wire.client);
  return {
    client: wire.client,
    ...(network && { network }),
    ...(wire.helo !== undefined && { helo: wire.helo }),
    server: wire.server,
    ...(wire.serverName !== undefined && { serverName: wire.serverName }),
    at: wire.at,
    ...(newest?.atMillis !== undefined && { delayMs: Math.floor(wireMillis - newest.atMillis) }),
    contradictions: [...contradictionsOnTheWire(newest, wire)],
  };
}
