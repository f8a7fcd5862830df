import type { Command, Exchange, Reply } from '../../shared/model/exchange.ts';
import type { SessionLogLine } from '../../shared/model/log.ts';
import type { Rejection } from '../../shared/model/rejection.ts';
import type { TransportEvent } from '../../shared/model/session.ts';
import type { Message, Transaction } from '../../shared/model/transaction.ts';

interface StepFacts {
  /** Stays the same when the session is loaded again. */
  readonly key: string;
  readonly packet?: number;
  /** ISO 8601 UTC. */
  readonly at?: string;
  /** True where stepping by keyboard halts. */
  readonly stop: boolean;
}

interface StepTimes {
  /** Milliseconds since the session began. */
  readonly sinceStartMs?: number;
  /** Milliseconds since the last thing said before. */
  readonly sincePreviousMs?: number;
}

export interface CommandStep extends StepFacts {
  readonly kind: 'command';
  readonly exchange: Exchange;
  readonly command: Command;
}

export interface ReplyStep extends StepFacts {
  readonly kind: 'reply';
  readonly exchange: Exchange;
  readonly reply: Reply;
  readonly rejection?: Rejection;
}

/** The message itself, which the analysis measures but does not keep. */
export interface MessageStep extends StepFacts {
  readonly kind: 'message';
  /** Of the exchange that answers it. */
  readonly exchangeIndex: number;
  readonly message: Message;
  readonly transaction: Transaction;
}

/** One or more events on the wire of the same kind and side, with nothing said between them. */
export interface WireStep extends StepFacts {
  readonly kind: 'wire';
  readonly event: TransportEvent;
  readonly packets: readonly number[];
  readonly bytes: number;
}

/** Where the conversation as a whole changes: it opens, is encrypted, or the capture ends in the middle of it. */
export interface TurnStep extends StepFacts {
  readonly kind: 'turn';
  readonly turn: 'opened' | 'joined' | 'refused' | 'unanswered' | 'encrypted' | 'still-open';
}

/** The heading of commands that were sent together, before their replies (RFC 2920). */
export interface GroupStep extends StepFacts {
  readonly kind: 'group';
  readonly closed: boolean;
  /** Verbs, and "the message". */
  readonly said: readonly string[];
  /** Codes of the replies. */
  readonly codes: readonly number[];
}

/** A line of a mail log that tells of the session. */
export interface LogStep extends StepFacts {
  readonly kind: 'log';
  readonly line: SessionLogLine;
}

export type BareStep = CommandStep | ReplyStep | MessageStep | WireStep | TurnStep | GroupStep | LogStep;
/** One line of the dialogue view. */
export type Step = BareStep & StepTimes;

/** True for a reply that refuses (4xx, 5xx) and for what ended a connection before a word was said. */
export function isError(step: Step): boolean {
  if (step.kind === 'reply') return step.reply.code >= 400 || step.rejection !== undefined;
  if (step.kind === 'group') return step.closed && step.codes.some((code) => code >= 400);
  return step.kind === 'turn' && (step.turn === 'refused' || step.turn === 'unanswered');
}

/** Who did it, where that can be said. */
export function sideOf(step: Step): 'client' | 'server' | undefined {
  if (step.kind === 'command' || step.kind === 'message' || step.kind === 'group') return 'client';
  if (step.kind === 'reply') return 'server';
  return step.kind === 'wire' ? step.event.side : undefined;
}
