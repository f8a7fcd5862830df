import type { Evidence, Rejection } from '../../model/rejection.ts';
import type { Session } from '../../model/session.ts';
import { LIMITS } from '../limits.ts';
import { formatNetwork, parseAddress } from './addresses.ts';
import { type DialoguePoint, isAccepted, pathOf, walkDialogue } from './dialogue-point.ts';
import type { OnLimit } from './limit-log.ts';

/** What a later session tells of an earlier refusal: the same envelope was tried again. */
export interface RetryNote {
  readonly sessionId: number;
  /** Position of the refusal in the rejections of that session. */
  readonly rejection: number;
  readonly sentence: string;
  readonly evidence: readonly Evidence[];
}

interface Refusal {
  readonly sessionId: number;
  readonly rejection: number;
  readonly client: string;
  readonly at: number;
  readonly code: number;
  readonly greylisted: boolean;
}

interface Awaited {
  /** The client network, and the reverse-path as `nameOf` gives it. */
  readonly network: string;
  readonly sender: string;
  readonly first: Refusal;
  readonly latest: Refusal;
  readonly attempts: number;
}

interface Attempt {
  readonly client: string;
  readonly packet: number;
  readonly at: number;
  /** The reply in short, such as "451 4.7.1"; undefined when the recipient was accepted. */
  readonly refusedWith?: string;
}

/**
 * Watches sessions in the order of the capture for refused envelopes that are tried again: the same sender and recipient
 * from the same client network (/24, /64). Memory is bounded by the number of refusals that wait for their next attempt.
 */
export class RetryWatch {
  private readonly awaited = new Map<string, Awaited>();
  /** How many envelopes are awaited of a network's senders: a session of none of these is passed over at once. */
  private readonly senders = new Map<string, Map<string, number>>();
  private readonly onLimit: OnLimit;

  constructor(onLimit: OnLimit = () => undefined) {
    this.onLimit = onLimit;
  }

  /** What the session tells of refusals in earlier sessions; its own refusals are waited for from now on. */
  note(session: Session): readonly RetryNote[] {
    if (session.rejections.length === 0 && !this.mayRepeat(session)) return [];
    const network = networkOf(session.client.address);
    const points = walkDialogue(session);
    const notes = points.flatMap((point) => this.match(session, network, point));
    for (const [position, rejection] of session.rejections.entries())
      this.remember(session, network, points, rejection, position);
    return notes;
  }

  /** False when none of the session's envelopes is awaited. */
  private mayRepeat(session: Session): boolean {
    const senders = this.senders.get(networkOf(session.client.address));
    if (senders === undefined) return false;
    // Refused connections are awaited of nobody in particular.
    if (senders.has('')) return true;
    return session.exchanges.some(({ stage, command }) => {
      const sender = stage === 'mail' && command !== undefined ? pathOf(command.argument) : undefined;
      return sender !== undefined && senders.has(nameOf(sender));
    });
  }

  private match(session: Session, network: string, point: DialoguePoint): readonly RetryNote[] {
    const key = keyOf(session, network, point);
    const awaited = key === undefined ? undefined : this.awaited.get(key);
    if (key === undefined || awaited === undefined) return [];
    const attempt = attemptOf(session, point);
    if (attempt === undefined) return [];
    if (awaited.latest.sessionId === session.id || awaited.latest.at >= attempt.at) return [];
    if (attempt.refusedWith !== undefined) return [noteFor(awaited.latest, attempt, 2)];
    this.forget(key);
    const notes = [noteFor(awaited.latest, attempt, 2)];
    return awaited.attempts === 1 ? notes : [noteFor(awaited.first, attempt, awaited.attempts + 1), ...notes];
  }

  private remember(
    session: Session,
    network: string,
    points: readonly DialoguePoint[],
    rejection: Rejection,
    position: number,
  ): void {
    const point = rejection.exchange === undefined ? undefined : points[rejection.exchange - 1];
    const key = point === undefined ? undefined : keyOf(session, network, point);
    const at = Date.parse(point?.exchange.reply?.at ?? '');
    if (key === undefined || Number.isNaN(at)) return;
    const refusal: Refusal = {
      sessionId: session.id,
      rejection: position,
      client: session.client.address,
      at,
      code: rejection.code ?? 0,
      greylisted: rejection.reason === 'greylisted',
    };
    const earlier = this.awaited.get(key);
    // Put in anew, so that the oldest stands first in the map.
    this.forget(key);
    const sender = nameOf(point?.envelope.sender ?? '');
    this.awaited.set(key, {
      network,
      sender,
      first: earlier?.first ?? refusal,
      latest: refusal,
      attempts: (earlier?.attempts ?? 0) + 1,
    });
    const senders = this.senders.get(network) ?? new Map<string, number>();
    this.senders.set(network, senders);
    senders.set(sender, (senders.get(sender) ?? 0) + 1);
    if (this.awaited.size <= LIMITS.awaitedRetries) return;
    this.onLimit('awaitedRetries');
    this.forget(this.awaited.keys().next().value ?? '');
  }

  private forget(key: string): void {
    const known = this.awaited.get(key);
    if (known === undefined) return;
    this.awaited.delete(key);
    const senders = this.senders.get(known.network);
    const others = (senders?.get(known.sender) ?? 1) - 1;
    if (others > 0) senders?.set(known.sender, others);
    else senders?.delete(known.sender);
    if (senders?.size === 0) this.senders.delete(known.network);
  }
}

/** The session with what later sessions told of its refusals. */
export function withRetries(session: Session, notes: readonly RetryNote[]): Session {
  const own = notes.filter((note) => note.sessionId === session.id);
  if (own.length === 0) return session;
  const rejections = session.rejections.map((rejection, position) => {
    const about = own.filter((note) => note.rejection === position);
    return {
      ...rejection,
      explanation: [rejection.explanation, ...about.map((note) => note.sentence)].join(' '),
      evidence: [...rejection.evidence, ...about.flatMap((note) => note.evidence)],
    };
  });
  return { ...session, rejections };
}

/** Who wrote to whom: refusals of MAIL know no recipient, those of the connection no sender either. */
function keyOf(session: Session, network: string, { exchange, envelope }: DialoguePoint): string | undefined {
  switch (exchange.stage) {
    case 'connect':
      return exchange.index === 1 ? connectKey(session) : undefined;
    case 'mail':
      return envelope.sender === undefined ? undefined : `mail ${network} ${envelope.sender.toLowerCase()}`;
    case 'message': {
      const message = messageKey(session, envelope.sender);
      return message === undefined ? undefined : `message ${network} ${message}`;
    }
    case 'rcpt': {
      const recipient = exchange.recipient ?? envelope.recipient;
      if (envelope.sender === undefined || recipient === undefined) return undefined;
      return `rcpt ${network} ${envelope.sender.toLowerCase()} ${recipient.toLowerCase()}`;
    }
    default:
      return undefined;
  }
}

/** A message is known again by its id, else by its content; not where the session holds several of the sender's. */
function messageKey(session: Session, sender: string | undefined): string | undefined {
  const sent = session.transactions.filter(
    (transaction) => transaction.sender === sender && transaction.message !== undefined,
  );
  const [only] = sent.length === 1 ? sent : [];
  const identity = only?.message?.messageId ?? only?.message?.sha256;
  return identity === undefined ? undefined : `${(sender ?? '').toLowerCase()} ${identity}`;
}

const connectKey = ({ server, client }: Session): string => `connect ${server.address} ${client.address}`;

const nameOf = (sender: string): string => sender.toLowerCase();

/** A name for the /24 or /64 that the address is in. */
function networkOf(address: string): string {
  if (!address.includes(':')) return address.slice(0, address.lastIndexOf('.') + 1);
  const bytes = parseAddress(address);
  return bytes === undefined ? address : formatNetwork(bytes, 64);
}

function attemptOf(session: Session, { exchange }: DialoguePoint): Attempt | undefined {
  const { reply, command } = exchange;
  if (reply === undefined) return undefined;
  const at = Date.parse(command?.at ?? reply.at);
  const attempt = { client: session.client.address, packet: command?.packet ?? reply.packet, at };
  if (!isAccepted(exchange))
    return { ...attempt, refusedWith: [reply.code, reply.status].filter(Boolean).join(' ') };
  // RCPT was accepted, the message may still have been refused: then nothing can be said of the attempt here.
  const refusedLater = session.outcome === 'rejected' || session.outcome === 'deferred';
  return exchange.stage === 'rcpt' && refusedLater ? undefined : attempt;
}

function noteFor(refusal: Refusal, attempt: Attempt, ordinal: number): RetryNote {
  const after = duration(attempt.at - refusal.at);
  const from =
    attempt.client === refusal.client ? '' : ` from ${attempt.client}, a neighbour of ${refusal.client},`;
  const permanent =
    refusal.code >= 500 ? `, although ${String(refusal.code)} tells a client to give up,` : '';
  const tried =
    ordinal > 2
      ? `Attempt ${String(ordinal)},${from} ${after} later,`
      : `The client tried again${from} ${after} later${permanent}`;
  const accepted = refusal.greylisted ? 'was accepted, as greylisting means it to be' : 'was accepted';
  const outcome = attempt.refusedWith === undefined ? accepted : `was refused again (${attempt.refusedWith})`;
  return {
    sessionId: refusal.sessionId,
    rejection: refusal.rejection,
    sentence: `${tried}${ordinal > 2 ? ' ' : ' and '}${outcome}.`,
    evidence: [
      { packet: attempt.packet, text: `tried again ${after} later: ${attempt.refusedWith ?? 'accepted'}` },
    ],
  };
}

// "40 seconds", "5 minutes", "2 hours 10 minutes", "3 days"
function duration(millis: number): string {
  const total = Math.max(1, Math.round(millis / 1000));
  if (total < 60) return count(total, 'second');
  const minutes = Math.round(total / 60);
  if (minutes < 60) return count(minutes, 'minute');
  if (minutes < 48 * 60) {
    const rest = minutes % 60;
    return `${count(Math.floor(minutes / 60), 'hour')}${rest === 0 ? '' : ` ${count(rest, 'minute')}`}`;
  }
  return count(Math.round(minutes / 1440), 'day');
}

const count = (number: number, unit: string): string => `${String(number)} ${unit}${number === 1 ? '' : 's'}`;
