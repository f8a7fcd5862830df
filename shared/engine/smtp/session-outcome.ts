import type { Exchange, Stage } from '../../model/exchange.ts';
import type { SessionOutcome, Tls, Transport } from '../../model/session.ts';
import type { TransactionOutcome } from '../../model/transaction.ts';
import { isAccepted, isRefusal } from './core-commands.ts';
import { refusedWith, type Ending } from './transaction-outcome.ts';

interface Known {
  readonly transport: Pick<Transport, 'opening'>;
  readonly tls: Tls;
  readonly exchanges: readonly Exchange[];
  readonly transactions: readonly { readonly outcome: TransactionOutcome }[];
  readonly ending: Ending;
  /** The capture holds the beginning of the connection. */
  readonly startIsKnown: boolean;
}

/** The verdict on a session, as the design defines it. */
export function sessionOutcome(known: Known): SessionOutcome {
  const { opening } = known.transport;
  if (opening === 'refused' || opening === 'unanswered') return opening;
  if (known.transactions.length > 0) return outcomeOfMail(known);
  if (known.tls.mode !== 'none' && known.tls.decrypted !== true) return 'encrypted';
  return outcomeWithoutMail(known);
}

function outcomeOfMail({ transactions, exchanges }: Known): SessionOutcome {
  const outcomes = transactions.map(({ outcome }) => outcome);
  if (outcomes.every((outcome) => outcome === 'delivered')) {
    return exchanges.some(refusesUnknownRecipient) ? 'partially-delivered' : 'delivered';
  }
  if (outcomes.some((outcome) => outcome === 'delivered' || outcome === 'partially-delivered')) {
    return 'partially-delivered';
  }
  const refused = outcomes.filter((outcome) => outcome === 'rejected' || outcome === 'deferred');
  if (refused.length > 0) return refused.at(-1) ?? 'unknown';
  const stopping = stoppingRefusal(exchanges);
  if (stopping !== undefined) return refusedWith(stopping);
  return outcomes.includes('abandoned') ? 'abandoned' : 'unknown';
}

function outcomeWithoutMail({ exchanges, ending, startIsKnown }: Known): SessionOutcome {
  const stopping = stoppingRefusal(exchanges);
  if (stopping !== undefined) return refusedWith(stopping);
  const saidQuit = exchanges.some(({ stage, reply }) => stage === 'quit' || reply?.code === CLOSING);
  if (ending.holes || !startIsKnown) return saidQuit && startIsKnown ? 'no-mail' : 'unknown';
  if (!ending.over) return 'unknown';
  if (saidQuit) return 'no-mail';
  return 'abandoned';
}

/** RCPT was refused, but the capture does not hold whom it named: no transaction tells of it. */
function refusesUnknownRecipient({ stage, recipient, reply }: Exchange): boolean {
  return stage === 'rcpt' && recipient === undefined && reply !== undefined && isRefusal(reply);
}

/** 221: the server ends the session in order (RFC 5321 section 3.8). */
const CLOSING = 221;

const GREETING_STAGES: readonly Stage[] = ['helo', 'starttls', 'auth'];

/**
 * The code of the last refusal that kept the client from sending: of the connection, the greeting, TLS or the login, when
 * none of these went well afterwards, or a reply out of turn. An EHLO refused and a HELO accepted behind it stop nothing.
 */
function stoppingRefusal(exchanges: readonly Exchange[]): number | undefined {
  for (let index = exchanges.length - 1; index >= 0; index--) {
    const exchange = exchanges[index];
    const reply = exchange?.reply;
    if (!exchange || !reply) continue;
    if (isRefusal(reply) && (reply.code === 421 || stops(exchange))) return reply.code;
    if (isAccepted(reply) && GREETING_STAGES.includes(exchange.stage)) return undefined;
  }
  return undefined;
}

function stops({ stage, command }: Exchange): boolean {
  return command === undefined || stage === 'connect' || GREETING_STAGES.includes(stage);
}
