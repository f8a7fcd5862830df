import type { Exchange } from '../../shared/model/exchange.ts';
import type { Session, TransportEvent } from '../../shared/model/session.ts';
import { logSteps } from './log-steps.ts';
import { microsOf } from '../wording/time.ts';
import { isError, type BareStep, type MessageStep, type Step, type TurnStep, type WireStep } from './step.ts';

/** A step and where it stands: packets order steps, and what a step must not come before moves it down. */
interface Placed {
  readonly order: number;
  readonly step: BareStep;
}

const stepsBySession = new WeakMap<Session, readonly Step[]>();

/** Everything that happened in a session, in the order in which it happened; made once a session. */
export function stepsOf(session: Session): readonly Step[] {
  let steps = stepsBySession.get(session);
  if (steps === undefined) {
    steps = makeSteps(session);
    stepsBySession.set(session, steps);
  }
  return steps;
}

function makeSteps(session: Session): readonly Step[] {
  const placed = [
    { order: session.firstPacket - 1, step: openingTurn(session) },
    ...spokenSteps(session),
    ...session.transport.events.filter(isShown).map((event, index) => wireStep(event, index)),
    ...encryptedTurn(session),
    ...logSteps(session),
  ];
  // Sorting is stable: what shares a packet keeps its place.
  placed.sort((a, b) => a.order - b.order);
  const steps = mergeWireSteps(placed.map(({ step }) => step));
  return withTimes(session, [...steps, ...endingTurn(session)]);
}

function openingTurn(session: Session): TurnStep {
  const { opening } = session.transport;
  const turn =
    opening === 'refused' || opening === 'unanswered'
      ? opening
      : opening === 'complete'
        ? 'opened'
        : 'joined';
  const stop = turn === 'refused' || turn === 'unanswered';
  return { kind: 'turn', key: 'opening', turn, packet: session.firstPacket, at: session.startedAt, stop };
}

function endingTurn(session: Session): readonly TurnStep[] {
  const { opening, closing } = session.transport;
  if (closing !== 'open' || opening === 'refused' || opening === 'unanswered') return [];
  return [{ kind: 'turn', key: 'ending', turn: 'still-open', stop: false }];
}

function encryptedTurn(session: Session): readonly Placed[] {
  const { mode, decrypted } = session.tls;
  if (mode === 'none' || decrypted === true) return [];
  const upgrade = session.exchanges
    .filter(({ stage, reply }) => stage === 'starttls' && reply?.code === 220)
    .at(-1);
  const order = upgrade?.reply ? upgrade.reply.packet + 0.5 : session.firstPacket - 0.5;
  return [{ order, step: { kind: 'turn', key: 'encrypted', turn: 'encrypted', stop: false } }];
}

/** Commands, replies and messages. A reply never stands above its command, whatever order they were captured in. */
function spokenSteps(session: Session): readonly Placed[] {
  const refusals = new Map(session.rejections.map((rejection) => [rejection.exchange, rejection] as const));
  const messages = messagesByExchange(session);
  return session.exchanges.flatMap((exchange) => {
    const placed: Placed[] = [];
    const { index, command, reply } = exchange;
    if (command) {
      const { packet, at } = command;
      placed.push({
        order: packet,
        step: { kind: 'command', key: `command-${index}`, exchange, command, packet, at, stop: true },
      });
    }
    const message = messages.get(index);
    // BDAT carries the message in the command; DATA after its own reply, so before the reply to the message.
    const order = Math.max(reply?.packet ?? 0, command?.packet ?? 0);
    if (message) placed.push(messageStep(message, index, command, order - 0.5));
    if (reply) {
      const { packet, at } = reply;
      const rejection = refusals.get(index);
      const facts = { exchange, reply, packet, at, stop: true, ...(rejection && { rejection }) };
      placed.push({ order, step: { kind: 'reply', key: `reply-${index}`, ...facts } });
    }
    return placed;
  });
}

type SentMessage = Pick<MessageStep, 'message' | 'transaction'>;

/** `order` is where a message stands whose packets are not known. */
function messageStep(
  sent: SentMessage,
  exchangeIndex: number,
  command: Exchange['command'],
  order: number,
): Placed {
  const { packet, at } = sent.message;
  return {
    order: Math.max(command?.packet ?? 0, packet ?? (command ? 0 : order)),
    step: {
      kind: 'message',
      key: `message-${exchangeIndex}`,
      ...sent,
      exchangeIndex,
      stop: true,
      ...(packet !== undefined && { packet }),
      ...(at !== undefined && { at }),
    },
  };
}

/** Transactions that have a message, by the exchange that first answers it. */
function messagesByExchange(session: Session) {
  const answered = session.exchanges.filter(isFirstAnswer);
  const sent = session.transactions.flatMap((transaction) =>
    transaction.message ? [{ message: transaction.message, transaction }] : [],
  );
  return new Map(
    sent.flatMap((each, place) => {
      const exchange = answered[place];
      return exchange ? [[exchange.index, each] as const] : [];
    }),
  );
}

/** LMTP answers a message once a recipient: only the first answer follows upon the message. */
function isFirstAnswer(exchange: Exchange, place: number, all: readonly Exchange[]): boolean {
  return (
    exchange.stage === 'message' && (exchange.command !== undefined || all[place - 1]?.stage !== 'message')
  );
}

/** A keep-alive or a reordering that cost nothing is no event in a conversation. */
function isShown(event: TransportEvent): boolean {
  return event.kind !== 'keep-alive' && event.kind !== 'duplicate';
}

const TROUBLE: ReadonlySet<TransportEvent['kind']> = new Set([
  'gap',
  'cut',
  'reset',
  'conflict',
  'unreachable',
]);

/** True for events that lose data or end the connection. */
export function isTrouble(event: TransportEvent): boolean {
  return TROUBLE.has(event.kind);
}

function wireStep(event: TransportEvent, index: number): Placed {
  const { packet, at, bytes = 0 } = event;
  const step: WireStep = {
    kind: 'wire',
    key: `wire-${packet}-${index}`,
    event,
    packets: [packet],
    bytes,
    packet,
    at,
    stop: isTrouble(event),
  };
  return { order: packet + 0.25, step };
}

function mergeWireSteps(steps: readonly BareStep[]): readonly BareStep[] {
  const merged: BareStep[] = [];
  for (const step of steps) {
    const last = merged.at(-1);
    if (
      step.kind === 'wire' &&
      last?.kind === 'wire' &&
      last.event.kind === step.event.kind &&
      last.event.side === step.event.side
    ) {
      merged[merged.length - 1] = {
        ...last,
        packets: [...last.packets, ...step.packets],
        bytes: last.bytes + step.bytes,
      };
    } else merged.push(step);
  }
  return merged;
}

function withTimes(session: Session, steps: readonly BareStep[]): readonly Step[] {
  const start = microsOf(session.startedAt);
  let previous = start;
  return steps.map((step) => {
    // Most stamps of a log are whole seconds: within a session they say less than the place of the line.
    if (step.at === undefined || (step.kind === 'log' && step.line.later !== true)) return step;
    const now = microsOf(step.at);
    const times = { sinceStartMs: (now - start) / 1000, sincePreviousMs: Math.max(0, now - previous) / 1000 };
    if (step.kind !== 'wire' && step.kind !== 'log') previous = Math.max(now, previous);
    return { ...step, ...times };
  });
}

/** The first refusal behind the step `after`; behind none, the first of all. */
export function firstErrorStep(steps: readonly Step[], after: string | undefined): Step | undefined {
  const from = after === undefined ? -1 : steps.findIndex(({ key }) => key === after);
  return steps.find((step, place) => place > from && isError(step));
}

/** The step that stands in a packet: the refusal, where there is one, because that is what people look for. */
export function stepOfPacket(steps: readonly Step[], packet: number): Step | undefined {
  const inPacket = steps.filter((step) =>
    step.kind === 'wire' ? step.packets.includes(packet) : step.packet === packet,
  );
  return (
    inPacket.find(isError) ??
    inPacket.find(({ kind }) => kind === 'command' || kind === 'reply') ??
    inPacket[0]
  );
}

/** Key of a packet that is looked at by itself: a DNS answer, another session's packet, the middle of a long reply. */
export function packetKey(packet: number): string {
  return `packet-${packet}`;
}

export function packetOfKey(key: string | undefined): number | undefined {
  const [, digits] = /^packet-(\d+)$/.exec(key ?? '') ?? [];
  return digits === undefined ? undefined : Number(digits);
}
