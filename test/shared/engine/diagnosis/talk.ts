import type { Command, Exchange, Reply, Stage } from '../../../../shared/model/exchange.ts';
import type { Session, UndiagnosedSession } from '../../../../shared/model/session.ts';
import type { Transaction } from '../../../../shared/model/transaction.ts';

const STAGES: Readonly<Record<string, Stage>> = {
  EHLO: 'helo',
  HELO: 'helo',
  STARTTLS: 'starttls',
  AUTH: 'auth',
  MAIL: 'mail',
  RCPT: 'rcpt',
  DATA: 'data',
  RSET: 'rset',
  QUIT: 'quit',
};

export interface TalkFacts extends Partial<Omit<UndiagnosedSession, 'exchanges' | 'client' | 'transport'>> {
  readonly at?: string;
  readonly client?: string;
  readonly transport?: Partial<Session['transport']>;
}

/**
 * A session from what was said, a line each: "S 250-a|250 b" is a reply, "C MAIL FROM:<>" a command that the next reply
 * answers, "." the end of the message. Packets count from 4 on, a line each, a tenth of a second apart.
 */
export function talk(lines: readonly string[], facts: TalkFacts = {}): UndiagnosedSession {
  const { at = '2023-05-01T10:00:00.000000Z', client = '198.51.100.7', transport, ...others } = facts;
  const exchanges = exchangesOf(lines, at);
  const offers =
    exchanges.filter(({ stage, reply }) => stage === 'helo' && reply?.code === 250).at(-1)?.reply?.lines ??
    [];
  const greeting = exchanges.filter(({ stage }) => stage === 'helo').at(-1)?.command;
  const firstPacket = others.firstPacket ?? 1;
  return {
    id: 1,
    communityId: '1:abc',
    protocol: 'smtp',
    client: { address: client, port: 41000 },
    server: { address: '192.0.2.25', port: 25 },
    firstPacket,
    lastPacket: lines.length + 6,
    packets: lines.length + 6,
    startedAt: at,
    durationMs: lines.length * 100,
    ...(greeting === undefined
      ? {}
      : { greeting: { verb: greeting.verb === 'HELO' ? 'HELO' : 'EHLO', name: greeting.argument } as const }),
    extensions: offers.slice(1).map((line) => line.slice(4)),
    tls: { mode: 'none' },
    authentication: [],
    exchanges,
    transactions: [],
    outcome: 'rejected',
    notices: [],
    ...others,
    transport: {
      opening: 'complete',
      closing: 'fin',
      missingBytes: { client: 0, server: 0 },
      retransmissions: 0,
      outOfOrder: 0,
      events: [],
      ...transport,
    },
  };
}

function exchangesOf(lines: readonly string[], start: string): Exchange[] {
  const exchanges: Exchange[] = [];
  let waiting: Exchange | undefined;
  for (const [position, line] of lines.entries()) {
    const at = new Date(Date.parse(start) + position * 100).toISOString();
    const index = exchanges.length + 1;
    if (line === '.') exchanges.push((waiting = { index, stage: 'message' }));
    else if (line.startsWith('C ')) {
      const command = commandOf(line.slice(2), at, position + 4);
      const recipient = command.verb === 'RCPT' ? /<([^>]*)>/.exec(command.argument)?.[1] : undefined;
      waiting = {
        index,
        stage: STAGES[command.verb] ?? 'other',
        command,
        ...(recipient === undefined ? {} : { recipient }),
      };
      exchanges.push(waiting);
    } else {
      const reply = replyOf(line.slice(2), at, position + 4);
      if (waiting === undefined) exchanges.push({ index, stage: 'connect', reply });
      else exchanges[waiting.index - 1] = { ...waiting, reply };
      waiting = undefined;
    }
  }
  return exchanges;
}

function commandOf(line: string, at: string, packet: number): Command {
  const [verb = '', ...rest] = line.split(' ');
  return { verb: verb.toUpperCase(), argument: rest.join(' '), line, at, packet, complete: true };
}

function replyOf(line: string, at: string, packet: number): Reply {
  const lines = line.split('|');
  const status = /^\d{3}[ -]([245]\.\d+\.\d+)/.exec(line)?.[1];
  const text = lines.map((each) => each.slice(4).replace(/^[245]\.\d+\.\d+ /, '')).join('\n');
  return {
    code: Number(line.slice(0, 3)),
    ...(status === undefined ? {} : { status }),
    lines,
    text,
    at,
    packet,
    complete: true,
  };
}

export const transaction = (
  sender: string,
  outcome: Transaction['outcome'],
  bytes?: number,
): Transaction => ({
  sender,
  recipients: [],
  ...(bytes === undefined ? {} : { message: { bytes, complete: true } }),
  outcome,
});
