import { addressesOf, type PacketTrace } from '../../../shared/engine/packet-tracer.ts';
import type { Session } from '../../../shared/model/session.ts';

/** Finds the session that a packet belongs to, among those that are wanted. */
export function createSessionFinder(sessions: readonly Session[]) {
  // Most packets of a capture are told apart by their ports alone.
  const ports = new Set<number>();
  const tuples = new Map<string, Session[]>();
  for (const session of sessions) {
    const { client, server } = session;
    ports.add(pair(client.port, server.port)).add(pair(server.port, client.port));
    for (const key of [
      tuple(client.address, client.port, server.address, server.port),
      tuple(server.address, server.port, client.address, client.port),
    ])
      tuples.set(key, [...(tuples.get(key) ?? []), session]);
  }
  return ({ kind, segment }: PacketTrace, packet: number): Session | undefined => {
    if (kind !== 'tcp' && kind !== 'unreachable') return undefined;
    const { sourcePort, destinationPort } = segment;
    if (!ports.has(pair(sourcePort, destinationPort))) return undefined;
    const { source, destination } = addressesOf(segment);
    const found = tuples.get(tuple(source, sourcePort, destination, destinationPort));
    // The same ports may have been used again.
    return found?.find(({ firstPacket, lastPacket }) => packet >= firstPacket && packet <= lastPacket);
  };
}

const pair = (source: number, destination: number): number => source * 65_536 + destination;

const tuple = (source: string, sourcePort: number, destination: string, destinationPort: number): string =>
  `${source} ${sourcePort} ${destination} ${destinationPort}`;
