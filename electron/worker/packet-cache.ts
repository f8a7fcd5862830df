import type { Session } from '../../shared/model/session.ts';
import type { RawPacket, ReadRaw } from './session-packets.ts';

/** Bytes of packets kept; more than a window can show at once. */
const CACHE_BYTES = 32 << 20;
/** Packets read ahead for one session. */
const READ_AHEAD = 2_000;

/**
 * Keeps packets that were read again. A compressed capture has to be read from its beginning for each packet, so the
 * first one that a session's steps ask for brings along those that the others will ask for.
 */
export function createPacketCache(readRaw: ReadRaw) {
  const kept = new Map<number, RawPacket>();
  let bytes = 0;

  function keep(packet: RawPacket): void {
    if (kept.has(packet.packet)) return;
    kept.set(packet.packet, packet);
    bytes += packet.bytes.length;
  }

  return {
    async read(session: Session, packets: readonly number[]): Promise<readonly RawPacket[]> {
      if (bytes > CACHE_BYTES) {
        kept.clear();
        bytes = 0;
      }
      const isMissing = (packet: number) => !kept.has(packet);
      const missing = packets.filter(isMissing);
      if (missing.length > 0) {
        const ahead = packetsOfSteps(session).filter(isMissing).slice(0, READ_AHEAD);
        const found = await readRaw([...new Set([...missing, ...ahead])]);
        found.forEach(keep);
      }
      return packets.flatMap((packet) => kept.get(packet) ?? []);
    },
  };
}

function packetsOfSteps(session: Session): readonly number[] {
  return session.exchanges.flatMap(({ command, reply }) => [
    ...(command ? [command.packet] : []),
    ...(reply ? [reply.packet] : []),
  ]);
}
