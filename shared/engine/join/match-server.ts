import type { SourceClock } from './clock.ts';
import type { JoinEntry } from './join-entry.ts';
import type { Weighed } from './assign-threads.ts';
import { WEIGHTS, type Match, type Suspect } from './match.ts';
import { bareId, comparable, rulesOutMessages, rulesOutQueue, type SessionTrace } from './session-trace.ts';
import { sameForm, type SessionIndex } from './session-index.ts';
import type { Thread } from './threads.ts';

/** What the lines of one connection say together. */
interface Told {
  readonly queueIds: ReadonlySet<string>;
  /** Of messages that were taken in; Sendmail names queues that never hold anything, too. */
  readonly queued: ReadonlySet<string>;
  readonly address: string | undefined;
  readonly port: number | undefined;
  readonly senders: ReadonlySet<string>;
  readonly recipients: ReadonlySet<string>;
  readonly messageIds: ReadonlySet<string>;
  readonly words: ReadonlySet<string>;
  readonly refused: ReadonlySet<string>;
  readonly helos: ReadonlySet<string>;
  readonly fromMillis: number;
  readonly toMillis: number;
  /** Lines say when the connection was begun and ended. */
  readonly isWhole: boolean;
}

/** What speaks for which session, that its server wrote the lines of a connection. */
export function weighThread(
  { entries, isNumbered }: Thread,
  index: SessionIndex,
  clock: SourceClock,
): Weighed {
  const told = tell(entries, clock);
  const sure = matchByQueue(told, index, clock);
  const isRefusal = !isNumbered && told.words.size > 0;
  const suspects = sure ? [] : suspectsOf(told, index, clock);
  return {
    sure,
    suspects: isRefusal ? suspects.flatMap((each) => refusalsIn(each, told)) : suspects,
    // Two services that see the same connection, such as Postscreen and smtpd, both name its port.
    isAlone: isRefusal || (isNumbered && told.port === undefined),
    isOrdered: isRefusal || (entries[0]?.event.kind === 'connected' && told.address !== undefined),
  };
}

function tell(entries: readonly JoinEntry[], clock: SourceClock): Told {
  const told = {
    queueIds: new Set<string>(),
    queued: queuedIn(entries),
    senders: new Set<string>(),
    recipients: new Set<string>(),
    messageIds: new Set<string>(),
    words: new Set<string>(),
    refused: new Set<string>(),
    helos: new Set<string>(),
  };
  let address: string | undefined;
  let port: number | undefined;
  let fromMillis = Number.POSITIVE_INFINITY;
  let toMillis = Number.NEGATIVE_INFINITY;
  for (const { event, stampMillis } of entries) {
    if (event.queueId !== undefined) told.queueIds.add(event.queueId);
    if (event.sender) told.senders.add(event.sender.toLowerCase());
    for (const recipient of event.recipients ?? []) told.recipients.add(recipient.toLowerCase());
    if (event.messageId !== undefined) told.messageIds.add(bareId(event.messageId));
    if (event.helo !== undefined) told.helos.add(event.helo.toLowerCase());
    if (event.kind === 'refused') {
      if (event.reply) told.words.add(comparable(event.reply.lines.join('\n')));
      for (const recipient of event.recipients ?? []) told.refused.add(recipient.toLowerCase());
    }
    address ??= event.peer?.address;
    port ??= event.peer?.port;
    if (Number.isNaN(stampMillis)) continue;
    fromMillis = Math.min(fromMillis, stampMillis - clock.offsetMillis);
    toMillis = Math.max(toMillis, stampMillis - clock.offsetMillis);
  }
  const kinds = entries.map(({ event }) => event.kind);
  return {
    ...told,
    isWhole: kinds[0] === 'connected' && kinds.includes('disconnected'),
    address: address === undefined ? undefined : sameForm(address),
    port,
    fromMillis,
    toMillis,
  };
}

function queuedIn(entries: readonly JoinEntry[]): ReadonlySet<string> {
  const ids = entries.map(({ event: { queueId, kind, program } }) =>
    kind === 'received' && program !== 'sendmail' ? queueId : undefined,
  );
  return new Set(ids.filter((id) => id !== undefined));
}

function matchByQueue(told: Told, index: SessionIndex, clock: SourceClock): Match | undefined {
  for (const id of told.queueIds) {
    const carried = index
      .ofQueueId(id)
      .filter(({ trace }) => told.address === undefined || trace.client.address === told.address);
    // A queue id that is used again belongs to the session of its time.
    const nearest = carried
      .map(({ trace }) => ({ trace, distance: distanceTo(trace, told) }))
      .sort((a, b) => a.distance - b.distance)[0];
    if (!nearest || (carried.length > 1 && nearest.distance > clock.toleranceMs)) continue;
    const why = [`The reply that accepted the message names this queue id, ${id}.`];
    return { trace: nearest.trace, certainty: 'certain', why };
  }
  return undefined;
}

/** Milliseconds between lines and a session; 0 when they overlap. */
function distanceTo({ startMillis, endMillis }: SessionTrace, { fromMillis, toMillis }: Told): number {
  if (fromMillis > toMillis) return 0;
  return Math.max(0, startMillis - toMillis, fromMillis - endMillis);
}

function suspectsOf(told: Told, index: SessionIndex, clock: SourceClock): readonly Suspect[] {
  const sessions =
    told.address === undefined
      ? [...told.refused].flatMap((mailbox) => index.ofRefusedRecipient(mailbox))
      : index.ofClient(told.address);
  return [...new Set(sessions)].flatMap((trace) => suspect(trace, told, clock));
}

/** A line of its own tells of one refusal, in which its words stand; of none when the words are others. */
function refusalsIn(suspect: Suspect, { words, refused, fromMillis }: Told): readonly Suspect[] {
  const told = suspect.trace.refusals.filter(
    (each) =>
      words.has(each.words) &&
      (each.recipient === undefined || refused.size === 0 || refused.has(each.recipient)),
  );
  if (told.length === 0) return [suspect];
  return told.map((refusal) => ({
    ...suspect,
    refusal,
    distance: Math.abs(fromMillis - refusal.atMillis),
  }));
}

const TOGETHER_MILLIS = 2_000;

function suspect(trace: SessionTrace, told: Told, clock: SourceClock): readonly Suspect[] {
  const distance = distanceTo(trace, told);
  if (distance > clock.toleranceMs) return [];
  if (told.port !== undefined && told.port !== trace.client.port) return [];
  if ([...told.queued].some((id) => rulesOutQueue(trace, id))) return [];
  if (told.messageIds.size > 0 && rulesOutMessages(trace, told.messageIds)) return [];
  const reasons = [
    ...(told.port === undefined
      ? []
      : [
          `Address and port of the client are the same, ${trace.client.address}:${String(trace.client.port)}.`,
        ]),
    ...(told.port !== undefined || told.address === undefined
      ? []
      : [`The client’s address is the same, ${told.address}.`]),
  ];
  let score = told.port === undefined ? 0 : WEIGHTS.port;
  const speak = (weight: number, reason: string): void => {
    score += weight;
    reasons.push(reason);
  };
  if (trace.refusals.some(({ words }) => told.words.has(words)))
    speak(WEIGHTS.words, 'It was refused in the same words.');
  if (trace.mails.some(({ messageId }) => messageId !== undefined && told.messageIds.has(messageId)))
    speak(WEIGHTS.messageId, 'The Message-ID is the same.');
  const recipients = trace.mails.flatMap((mail) => mail.recipients);
  if (recipients.some((each) => told.recipients.has(each)))
    speak(WEIGHTS.recipient, 'A recipient is the same.');
  // A thread that refuses somebody is not of a session that refused nobody.
  else if (told.refused.size > 0) return [];
  if (trace.mails.some(({ sender }) => sender && told.senders.has(sender)))
    speak(WEIGHTS.sender, 'The sender is the same.');
  if (trace.helo !== undefined && told.helos.has(trace.helo))
    speak(WEIGHTS.helo, 'The HELO name is the same.');
  if (Math.abs(told.fromMillis - trace.startMillis) <= TOGETHER_MILLIS) score += WEIGHTS.time;
  reasons.push('The time fits.');
  return [{ trace, score, reasons, distance: told.isWhole ? misfit(trace, told) : distance }];
}

/** How far begin and end of the lines are from those of the session, together. */
function misfit({ startMillis, endMillis }: SessionTrace, { fromMillis, toMillis }: Told): number {
  return Math.abs(fromMillis - startMillis) + Math.abs(toMillis - endMillis);
}
