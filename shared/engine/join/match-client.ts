import type { SourceClock } from './clock.ts';
import type { JoinEntry } from './join-entry.ts';
import { choose, WEIGHTS, type Match, type Suspect } from './match.ts';
import { comparable, rulesOutMessages, rulesOutQueue, type SessionTrace } from './session-trace.ts';
import { sameForm, type SessionIndex } from './session-index.ts';

/** The session in which the writer of a line passed a message on, or tried to; `messageId` is that of its queue. */
export function matchDelivery(
  entry: JoinEntry,
  messageId: string | undefined,
  index: SessionIndex,
  clock: SourceClock,
): Match | undefined {
  return matchByRemoteQueue(entry, index, clock) ?? choose(suspectsOf(entry, messageId, index, clock));
}

function matchByRemoteQueue(
  { event, stampMillis }: JoinEntry,
  index: SessionIndex,
  clock: SourceClock,
): Match | undefined {
  const { remoteQueueId, peer } = event;
  if (remoteQueueId === undefined) return undefined;
  const address = peer?.address === undefined ? undefined : sameForm(peer.address);
  const at = stampMillis - clock.offsetMillis;
  const carried = index
    .ofQueueId(remoteQueueId)
    .filter(({ trace }) => address === undefined || trace.server.address === address);
  const nearest = [...carried].sort(
    (a, b) => Math.abs(a.mail.atMillis - at) - Math.abs(b.mail.atMillis - at),
  )[0];
  if (!nearest || (carried.length > 1 && Math.abs(nearest.mail.atMillis - at) > clock.toleranceMs))
    return undefined;
  return {
    trace: nearest.trace,
    certainty: 'certain',
    why: [`The other server’s reply names the queue id that the line quotes, ${remoteQueueId}.`],
  };
}

/** A delivery is logged when it is over, and the session may go on with another message. */
const LATE_MILLIS = 5_000;

function suspectsOf(
  entry: JoinEntry,
  messageId: string | undefined,
  index: SessionIndex,
  clock: SourceClock,
): readonly Suspect[] {
  const address = entry.event.peer?.address;
  if (address === undefined) return [];
  return index.ofServer(sameForm(address)).flatMap((trace) => suspect(trace, entry, messageId, clock));
}

function suspect(
  trace: SessionTrace,
  { event, stampMillis }: JoinEntry,
  messageId: string | undefined,
  clock: SourceClock,
): readonly Suspect[] {
  const at = stampMillis - clock.offsetMillis;
  const distance = Number.isNaN(at) ? 0 : Math.max(0, trace.startMillis - at, at - trace.endMillis);
  // It is not logged before it has begun.
  if (trace.startMillis - at > clock.toleranceMs) return [];
  if (distance > clock.toleranceMs + LATE_MILLIS) return [];
  if (event.peer?.port !== undefined && event.peer.port !== trace.server.port) return [];
  const wanted = new Set((event.recipients ?? []).map((each) => each.toLowerCase()));
  if (isRuledOut(trace, event, messageId) || hadOtherMessage(trace, wanted, messageId)) return [];
  const reasons = [`The server’s address is the same, ${trace.server.address}.`];
  let score = 0;
  const speak = (weight: number, reason: string): void => {
    score += weight;
    reasons.push(reason);
  };
  const words = event.reply && comparable(event.reply.lines.join('\n'));
  const refusal = trace.refusals.find(
    (each) => each.words === words && (each.recipient === undefined || wanted.has(each.recipient)),
  );
  if (refusal) speak(WEIGHTS.words, 'The server refused in the same words.');
  if (messageId !== undefined && trace.mails.some((mail) => mail.messageId === messageId))
    speak(WEIGHTS.messageId, 'The Message-ID is the same.');
  const recipients = trace.mails.flatMap((mail) => mail.recipients);
  if (recipients.some((each) => wanted.has(each))) speak(WEIGHTS.recipient, 'A recipient is the same.');
  // Recipients that are known, and are others: it is another delivery.
  else if (wanted.size > 0 && recipients.length > 0) return [];
  reasons.push('The time fits.');
  return [{ trace, score, reasons, distance }];
}

/** A delivery that was made shows in the session: its message, and the other server's queue id. */
function isRuledOut(
  trace: SessionTrace,
  { kind, remoteQueueId }: JoinEntry['event'],
  messageId: string | undefined,
): boolean {
  if (kind !== 'sent') return false;
  if (remoteQueueId !== undefined && rulesOutQueue(trace, remoteQueueId)) return true;
  return messageId !== undefined && rulesOutMessages(trace, new Set([messageId]));
}

/** To these recipients the session carried messages, but all of them others. */
function hadOtherMessage(
  { mails }: SessionTrace,
  wanted: ReadonlySet<string>,
  messageId: string | undefined,
): boolean {
  const theirs = mails.filter(({ recipients }) => recipients.some((each) => wanted.has(each)));
  return (
    messageId !== undefined &&
    theirs.length > 0 &&
    theirs.every((mail) => mail.messageId !== undefined && mail.messageId !== messageId)
  );
}
