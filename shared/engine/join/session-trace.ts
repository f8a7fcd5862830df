import type { Exchange } from '../../model/exchange.ts';
import type { Endpoint, Session } from '../../model/session.ts';

/** A message of a session as a log can tell of it. */
interface MailTrace {
  readonly sender: string | undefined;
  /** Lower case. */
  readonly recipients: readonly string[];
  readonly queueId: string | undefined;
  /** Without angle brackets. */
  readonly messageId: string | undefined;
  /** It was, or may have been, accepted, but the reply that the capture holds names no queue id. */
  readonly mayBeQueued: boolean;
  /** A message came that names no Message-ID: a server gives it one. */
  readonly lacksId: boolean;
  /** Index of the exchange that decided about the message, and when it was answered. */
  readonly exchange: number | undefined;
  readonly atMillis: number;
}

/** A refusing reply of a session as a log can tell of it. */
export interface RefusalTrace {
  readonly exchange: number;
  readonly atMillis: number;
  readonly stage: Exchange['stage'];
  readonly words: string;
  readonly recipient: string | undefined;
}

/** What of a session is compared with a log: few texts, so that many sessions can be held. */
export interface SessionTrace {
  readonly id: number;
  readonly client: Endpoint;
  readonly server: Endpoint;
  readonly startMillis: number;
  readonly endMillis: number;
  readonly helo: string | undefined;
  readonly mails: readonly MailTrace[];
  readonly refusals: readonly RefusalTrace[];
}

export function traceOf(session: Session): SessionTrace {
  const startMillis = Date.parse(session.startedAt);
  return {
    id: session.id,
    client: session.client,
    server: session.server,
    startMillis,
    endMillis: startMillis + session.durationMs,
    helo: session.greeting?.name.toLowerCase(),
    mails: mailsOf(session),
    refusals: session.exchanges.flatMap(refusalOf),
  };
}

/** What the capture shows of the session's mail rules out that it was given this queue id. */
export function rulesOutQueue({ helo, mails }: SessionTrace, queueId: string): boolean {
  // Without its greeting the session is not whole, and may hold more mail than is seen.
  return helo !== undefined && !mails.some((mail) => mail.queueId === queueId || mail.mayBeQueued);
}

/** The same of messages of these ids. */
export function rulesOutMessages({ helo, mails }: SessionTrace, ids: ReadonlySet<string>): boolean {
  return (
    helo !== undefined &&
    !mails.some(({ messageId, lacksId }) => lacksId || (messageId !== undefined && ids.has(messageId)))
  );
}

function mailsOf({ transactions, exchanges, startedAt }: Session): readonly MailTrace[] {
  const decisions = exchanges.filter(({ stage, reply }) => stage === 'message' && reply);
  let next = 0;
  return transactions.map(({ sender, recipients, message, queueId, outcome }) => {
    const named =
      queueId === undefined ? -1 : decisions.findIndex(({ reply }) => reply?.text.includes(queueId));
    const place = named >= 0 ? named : next;
    const decision = message ? decisions[place] : undefined;
    if (message) next = place + 1;
    return {
      sender: sender?.toLowerCase(),
      recipients: recipients.map(({ address }) => address.toLowerCase()),
      queueId,
      messageId: message?.messageId === undefined ? undefined : bareId(message.messageId),
      mayBeQueued: queueId === undefined && outcome !== 'rejected' && outcome !== 'deferred',
      lacksId: message !== undefined && message.messageId === undefined,
      exchange: decision?.index,
      atMillis: Date.parse(decision?.reply?.at ?? startedAt),
    };
  });
}

function refusalOf({ index, stage, reply, recipient }: Exchange): readonly RefusalTrace[] {
  if (!reply || reply.code < 400) return [];
  return [
    {
      exchange: index,
      atMillis: Date.parse(reply.at),
      stage,
      words: comparable(reply.text),
      recipient: recipient?.toLowerCase(),
    },
  ];
}

/** "<1@b.example>" → "1@b.example" */
export const bareId = (messageId: string): string => messageId.trim().replace(/^<|>$/g, '');

const COMPARED = 200;

/** Words of a reply such that those of a log and those of the wire are the same: programs join and cut lines their own way. */
export function comparable(text: string): string {
  return text
    .slice(0, COMPARED * 4)
    .replace(/(?:^|\n)\d{3}[ -](?:[245]\.\d{1,3}\.\d{1,3} )?/g, ' ')
    .replace(/[^\p{L}\p{N}@.]+/gu, '')
    .toLowerCase()
    .slice(0, COMPARED);
}
