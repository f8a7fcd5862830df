import { addressesOf, type PacketTrace } from '../../../shared/engine/packet-tracer.ts';

const DNS_PORT = 53;
/** Streams that are remembered until an answer is found in them, and packets of each. */
const STREAMS_REMEMBERED = 1_000;
const PACKETS_REMEMBERED = 200;

/**
 * The TCP connections to name servers whose answers are wanted: an answer that is known by one packet takes the whole
 * connection to be read again. `isAnswer` tells of a packet whether it is such a one.
 */
export function createNameServerStreams(isAnswer: (packet: number) => boolean) {
  /** Packets of connections not wanted so far, the connection quiet for longest first; empty once they are wanted. */
  const streams = new Map<string, { readonly packets: number[]; isWanted: boolean }>();

  return {
    /** The packets that are to be chosen now that this one is seen. */
    chosenWith({ kind, segment }: PacketTrace, packet: number): readonly number[] {
      if (kind !== 'tcp' || (segment.sourcePort !== DNS_PORT && segment.destinationPort !== DNS_PORT))
        return [];
      const { source, destination } = addressesOf(segment);
      const ends = [`${source} ${segment.sourcePort}`, `${destination} ${segment.destinationPort}`];
      const key = ends.sort().join(' ');
      const stream = streams.get(key) ?? { packets: [], isWanted: false };
      streams.delete(key);
      streams.set(key, stream);
      stream.isWanted ||= isAnswer(packet);
      stream.packets.push(packet);
      const [oldest] = streams.keys();
      if (streams.size > STREAMS_REMEMBERED && oldest !== undefined) streams.delete(oldest);
      if (stream.isWanted) return stream.packets.splice(0);
      if (stream.packets.length > PACKETS_REMEMBERED) stream.packets.shift();
      return [];
    },
  };
}
