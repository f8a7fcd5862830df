import type { SessionLogLine } from '../../model/log.ts';
import { LIMITS } from '../limits.ts';
import type { SourceClock } from './clock.ts';
import type { JoinEntry } from './join-entry.ts';
import type { Match } from './match.ts';
import { comparable, type SessionTrace } from './session-trace.ts';

/** How a line belongs to a session. */
interface Belonging {
  readonly writtenBy: 'client' | 'server';
  readonly later: boolean;
  readonly clock: SourceClock;
}

/** Collects the lines of each session; a line may tell of several, as when a message came in and was passed on. */
export function createSessionLines() {
  const bySession = new Map<number, Map<JoinEntry, SessionLogLine>>();
  const matched = new Set<JoinEntry>();
  /** Lines that tell of a captured moment, not of what came later. */
  const captured = new Set<JoinEntry>();
  let leftOut = 0;

  return {
    add(entry: JoinEntry, { trace, certainty, why }: Match, { writtenBy, later, clock }: Belonging): void {
      const lines = bySession.get(trace.id) ?? new Map<JoinEntry, SessionLogLine>();
      bySession.set(trace.id, lines);
      if (lines.has(entry)) return;
      matched.add(entry);
      if (!later) captured.add(entry);
      if (lines.size >= LIMITS.logLinesPerSession) {
        leftOut += 1;
        return;
      }
      const exchange = later ? undefined : exchangeOf(entry, trace);
      lines.set(entry, {
        ...placeOf(entry, clock),
        writtenBy,
        certainty,
        why,
        ...(exchange !== undefined && { exchange }),
        ...(later && { later: true as const }),
      });
    },
    isCaptured: (entry: JoinEntry): boolean => captured.has(entry),
    matchedLines: () => matched.size,
    sessionIds: (): ReadonlySet<number> => new Set(bySession.keys()),
    leftOut: () => leftOut,
    /** In the order of time; lines without a time stay where they stood. */
    of(sessionId: number): readonly SessionLogLine[] {
      const lines = [...(bySession.get(sessionId)?.values() ?? [])];
      return lines.sort((a, b) =>
        a.at !== undefined && b.at !== undefined && a.at !== b.at ? (a.at < b.at ? -1 : 1) : 0,
      );
    },
  };
}

/** Where a line stands and what it says in short, its time by the capture's clock. */
export function placeOf({ file, line, text, event, stampMillis }: JoinEntry, { offsetMillis }: SourceClock) {
  const date = new Date(stampMillis - offsetMillis);
  return {
    file,
    line,
    text,
    ...(!Number.isNaN(date.getTime()) && { at: date.toISOString() }),
    program: event.program,
    kind: event.kind,
    ...(event.queueId !== undefined && { queueId: event.queueId }),
  };
}

/** The exchange that a line tells of. */
function exchangeOf({ event }: JoinEntry, { refusals, mails }: SessionTrace): number | undefined {
  const { kind, reply, queueId, remoteQueueId, recipients = [] } = event;
  if (kind === 'connected' || kind === 'disconnected') return undefined;
  const mailboxes = new Set(recipients.map((each) => each.toLowerCase()));
  const isAbout = (recipient: string | undefined): boolean =>
    recipient !== undefined && mailboxes.has(recipient);
  if (reply) {
    const words = comparable(reply.lines.join('\n'));
    const same = refusals.filter((refusal) => refusal.words === words);
    const found =
      same.find(({ recipient }) => isAbout(recipient)) ??
      same[0] ??
      refusals.find(({ recipient }) => isAbout(recipient)) ??
      refusals.find(({ stage }) => stage === reply.stage);
    if (found) return found.exchange;
  }
  const id = remoteQueueId ?? queueId;
  const mail =
    mails.find((each) => each.queueId !== undefined && each.queueId === id) ??
    mails.find((each) => each.recipients.some((recipient) => isAbout(recipient)));
  return mail?.exchange;
}
