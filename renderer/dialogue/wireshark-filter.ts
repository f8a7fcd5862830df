import type { Endpoint, Session } from '../../shared/model/session.ts';

type Where = Pick<Session, 'client' | 'server' | 'firstPacket' | 'lastPacket'>;

/**
 * A display filter for Wireshark that shows the packets of a session: by both endpoints and its stretch of the capture,
 * since Wireshark numbers the streams by itself.
 */
export function wiresharkFilter({ client, server, firstPacket, lastPacket }: Where): string {
  return [
    addressIs(client),
    addressIs(server),
    `tcp.port == ${client.port}`,
    `tcp.port == ${server.port}`,
    `frame.number >= ${firstPacket}`,
    `frame.number <= ${lastPacket}`,
  ].join(' && ');
}

function addressIs({ address }: Endpoint): string {
  return `${address.includes(':') ? 'ipv6' : 'ip'}.addr == ${address}`;
}
