import type { Exchange } from '../../model/exchange.ts';
import type { UndiagnosedSession } from '../../model/session.ts';
import { type DialoguePoint, isAccepted, isRefused, walkDialogue } from './dialogue-point.ts';

/** The refusing replies of a session that stopped mail, in the order of the dialogue. */
export function stoppingRefusals(session: UndiagnosedSession): readonly DialoguePoint[] {
  // Most sessions hold none: they cost no walk.
  if (!session.exchanges.some(isRefused)) return NONE;
  const points = walkDialogue(session, isRefused);
  const later = summariseLater(session.exchanges);
  return points.filter((point) => !isConsequence(point) && stopsMail(point, session, later));
}

const NONE: readonly DialoguePoint[] = [];

/** What was still accepted after each place in the dialogue: the index of the last such exchange. */
interface LastAccepted {
  readonly introduction: number;
  readonly login: number;
  readonly mailAttempt: number;
  readonly senders: ReadonlyMap<string, number>;
  readonly recipients: ReadonlyMap<string, number>;
}

function summariseLater(exchanges: readonly Exchange[]): LastAccepted {
  let [introduction, login, mailAttempt] = [0, 0, 0];
  const senders = new Map<string, number>();
  const recipients = new Map<string, number>();
  for (const exchange of exchanges) {
    const { index, stage, recipient, reply } = exchange;
    if (stage === 'mail') mailAttempt = index;
    if (reply?.code === 235) login = index;
    if (!isAccepted(exchange)) continue;
    if (stage === 'helo') introduction = index;
    if (stage === 'mail') senders.set(senderOf(exchange), index);
    if (stage === 'rcpt' && recipient !== undefined) recipients.set(recipient, index);
  }
  return { introduction, login, mailAttempt, senders, recipients };
}

const acceptedAfter = (last: ReadonlyMap<string, number>, address = '', position: number): boolean =>
  (last.get(address) ?? 0) > position;

/** The address of MAIL without its parameters: a client may try again without SIZE or BODY. */
const senderOf = (exchange: Exchange): string => /<[^>]*>/.exec(exchange.command?.argument ?? '')?.[0] ?? '';

/**
 * A reply that only follows from an earlier refusal says nothing new: commands after a refused greeting (RFC 5321 section
 * 3.1), RCPT and DATA after a refused MAIL, DATA when no recipient was accepted.
 */
function isConsequence({ exchange, greetingRefused, envelope }: DialoguePoint): boolean {
  const { stage, reply } = exchange;
  if (greetingRefused && reply?.code !== 421) return stage !== 'connect';
  if (stage === 'rcpt') return envelope.mailRefused;
  if (stage !== 'data' && stage !== 'message') return false;
  return envelope.mailRefused || (envelope.recipients > 0 && envelope.acceptedRecipients === 0);
}

function stopsMail(
  { exchange, repeatedMail }: DialoguePoint,
  session: UndiagnosedSession,
  later: LastAccepted,
): boolean {
  const position = exchange.index;
  const nothingWasLost = session.outcome === 'delivered' || session.outcome === 'no-mail';
  switch (exchange.stage) {
    case 'connect':
      // The greeting, or a 421 out of turn: idle sessions end so without any loss.
      return position === 1 || !nothingWasLost;
    case 'helo':
      return later.introduction <= position;
    case 'starttls':
      return later.mailAttempt <= position;
    case 'auth':
      return later.login <= position && !nothingWasLost;
    case 'mail':
      return !repeatedMail && !acceptedAfter(later.senders, senderOf(exchange), position);
    case 'rcpt':
      return !acceptedAfter(later.recipients, exchange.recipient, position);
    case 'data':
    case 'message':
      return true;
    case 'rset':
    case 'quit':
    case 'other':
      // An unknown verb, VRFY or NOOP stops nothing; 421 ends the session whatever it answers (RFC 5321 section 3.8).
      return exchange.reply?.code === 421 && !nothingWasLost;
  }
}
