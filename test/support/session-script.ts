import type { Exchange, Stage } from '../../shared/model/exchange.ts';
import type { Rejection } from '../../shared/model/rejection.ts';
import type { Session, TransportEvent } from '../../shared/model/session.ts';
import type { Transaction } from '../../shared/model/transaction.ts';
import { groupOf } from '../../shared/model/reason.ts';

/** A line of a script: who says what, and how many milliseconds after the line before. */
export interface ScriptLine {
  readonly side: 'client' | 'server';
  readonly lines: readonly string[];
  readonly afterMs: number;
}

export const client = (line: string, afterMs = 12): ScriptLine => ({
  side: 'client',
  lines: [line],
  afterMs,
});
export const server = (lines: string | readonly string[], afterMs = 25): ScriptLine => ({
  side: 'server',
  lines: typeof lines === 'string' ? [lines] : lines,
  afterMs,
});

/** What a scripted session is told besides its lines. */
export interface SessionFacts {
  readonly clientAddress: string;
  readonly serverAddress?: string;
  readonly outcome: Session['outcome'];
  readonly transactions?: readonly Transaction[];
  readonly rejections?: readonly (Partial<Rejection> & Pick<Rejection, 'reason' | 'summary'>)[];
  readonly tls?: Session['tls'];
  readonly transport?: Partial<Session['transport']>;
  readonly events?: readonly Omit<TransportEvent, 'at'>[];
  readonly notices?: Session['notices'];
}

const STAGES: Readonly<Record<string, Stage>> = {
  EHLO: 'helo',
  HELO: 'helo',
  LHLO: 'helo',
  STARTTLS: 'starttls',
  AUTH: 'auth',
  MAIL: 'mail',
  RCPT: 'rcpt',
  DATA: 'data',
  RSET: 'rset',
  QUIT: 'quit',
};

const START_MICROS = Date.parse('2017-04-30T16:16:02Z') * 1000 + 104_233;

function isoOf(micros: number): string {
  const seconds = new Date(Math.floor(micros / 1e6) * 1000).toISOString().slice(0, 19);
  return `${seconds}.${String(Math.floor(micros) % 1e6).padStart(6, '0')}Z`;
}

/** Makes a session from what was said, as the engine would: a reply answers the first command still waiting. */
export function scriptSession(
  id: number,
  firstPacket: number,
  script: readonly ScriptLine[],
  facts: SessionFacts,
): Session {
  const startMicros = START_MICROS + id * 17_431_907;
  const { exchanges, lastPacket, micros } = play(script, firstPacket, startMicros);
  const greeting = exchanges.find(({ stage }) => stage === 'helo')?.command;
  const extensions =
    exchanges.find(({ stage, reply }) => stage === 'helo' && reply)?.reply?.lines.slice(1) ?? [];
  return {
    id,
    communityId: `1:${btoa(`${facts.clientAddress}${id}`.padEnd(20, 'x')).slice(0, 27)}=`,
    protocol: 'smtp',
    client: { address: facts.clientAddress, port: 40_000 + (id % 20_000) },
    server: { address: facts.serverAddress ?? '192.0.2.25', port: 25 },
    firstPacket,
    lastPacket,
    packets: lastPacket - firstPacket + 1,
    startedAt: isoOf(startMicros),
    durationMs: (micros - startMicros) / 1000,
    transport: {
      opening: 'complete',
      closing: 'fin',
      missingBytes: { client: 0, server: 0 },
      retransmissions: facts.events?.filter(({ kind }) => kind === 'retransmission').length ?? 0,
      outOfOrder: 0,
      ...facts.transport,
      events: (facts.events ?? []).map((event) => ({
        ...event,
        packet: firstPacket + event.packet,
        at: isoOf(startMicros + event.packet * 15_000),
      })),
    },
    ...(greeting && { greeting: { verb: 'EHLO' as const, name: greeting.argument } }),
    extensions: extensions.map((line) => line.slice(4)),
    tls: facts.tls ?? { mode: 'none' },
    authentication: [],
    exchanges,
    transactions: facts.transactions ?? [],
    rejections: (facts.rejections ?? []).map((rejection) => completeRejection(rejection, exchanges)),
    outcome: facts.outcome,
    notices: facts.notices ?? [],
  };
}

function play(script: readonly ScriptLine[], firstPacket: number, startMicros: number) {
  const exchanges: Exchange[] = [];
  let packet = firstPacket + 2;
  let micros = startMicros + 20_000;
  let messageIsDue = false;
  for (const { side, lines, afterMs } of script) {
    packet += 1;
    micros += afterMs * 1000;
    const at = isoOf(micros);
    const line = lines[0] ?? '';
    if (side === 'client') {
      const [verb = '', ...rest] = line.split(' ');
      const known = verb in STAGES;
      exchanges.push({
        index: exchanges.length + 1,
        stage: STAGES[verb] ?? (known ? 'other' : 'auth'),
        command: {
          verb: known ? verb : 'AUTH',
          argument: rest.join(' '),
          line,
          at,
          packet,
          complete: true,
          ...(known ? {} : { continuation: true as const }),
        },
      });
      continue;
    }
    const code = Number(line.slice(0, 3));
    const status = /^\d{3}[ -]([245]\.\d+\.\d+)/.exec(line)?.[1];
    const reply = {
      code,
      ...(status !== undefined && { status }),
      lines,
      text: lines
        .map((each) =>
          each
            .slice(4)
            .replace(status ?? '', '')
            .trim(),
        )
        .join('\n'),
      at,
      packet,
      complete: true,
    };
    const waiting = exchanges.findIndex((exchange) => exchange.command !== undefined && !exchange.reply);
    const asked = exchanges[waiting];
    if (asked?.command)
      exchanges[waiting] = {
        ...asked,
        reply,
        waitMs: (micros - Date.parse(asked.command.at) * 1000) / 1000,
      };
    else exchanges.push({ index: exchanges.length + 1, stage: messageIsDue ? 'message' : 'connect', reply });
    messageIsDue = code === 354;
  }
  return { exchanges, lastPacket: packet + 2, micros };
}

/** Fills in what follows from the refused reply. */
function completeRejection(
  rejection: Partial<Rejection> & Pick<Rejection, 'reason' | 'summary'>,
  exchanges: readonly Exchange[],
): Rejection {
  const refused =
    rejection.exchange === undefined
      ? exchanges.find(({ reply }) => (reply?.code ?? 0) >= 400)
      : exchanges.find(({ index }) => index === rejection.exchange);
  const reply = refused?.reply;
  return {
    ...(refused && { exchange: refused.index }),
    stage: refused?.stage ?? 'connect',
    ...(reply && { code: reply.code }),
    ...(reply?.status !== undefined && { status: reply.status }),
    permanence: (reply?.code ?? 550) >= 500 ? 'permanent' : 'temporary',
    text: reply?.text ?? '',
    group: groupOf(rejection.reason),
    confidence: 'certain',
    explanation: '',
    advice: [],
    actor: 'receiving-admin',
    quotedAddresses: [],
    urls: [],
    evidence: reply ? [{ packet: reply.packet, text: reply.lines.join(' ') }] : [],
    ...rejection,
  };
}
