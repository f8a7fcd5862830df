import type { Exchange } from '../../shared/model/exchange.ts';
import type { Session } from '../../shared/model/session.ts';

/** A complete session that delivered nothing; tests change what they are about. */
export function sampleSession(change: Partial<Session> = {}): Session {
  return {
    id: 1,
    communityId: '1:none',
    protocol: 'smtp',
    client: { address: '192.0.2.1', port: 40000 },
    server: { address: '198.51.100.2', port: 25 },
    firstPacket: 1,
    lastPacket: 100,
    packets: 100,
    startedAt: '2026-01-02T03:04:05.000000Z',
    durationMs: 10,
    transport: {
      opening: 'complete',
      closing: 'fin',
      missingBytes: { client: 0, server: 0 },
      retransmissions: 0,
      outOfOrder: 0,
      events: [],
    },
    extensions: [],
    tls: { mode: 'none' },
    authentication: [],
    exchanges: [],
    transactions: [],
    rejections: [],
    outcome: 'no-mail',
    notices: [],
    ...change,
  };
}

/** An exchange with a command in one packet and its reply in another. */
export function sampleExchange(
  line: string,
  packet: number,
  reply?: { readonly line: string; readonly packet: number },
  continuation = false,
): Exchange {
  const at = '2026-01-02T03:04:05.000000Z';
  const [verb = '', ...rest] = line.split(' ');
  const command = {
    verb: continuation ? 'AUTH' : verb.toUpperCase(),
    argument: rest.join(' '),
    line,
    at,
    packet,
    complete: true,
  };
  return {
    index: 1,
    stage: 'other',
    command: continuation ? { ...command, continuation: true } : command,
    ...(reply && {
      reply: {
        code: Number(reply.line.slice(0, 3)),
        lines: [reply.line],
        text: reply.line.slice(4),
        at,
        packet: reply.packet,
        complete: true,
      },
    }),
  };
}
