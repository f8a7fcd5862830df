import type { LogEvent, LogFile, LogJoin, SessionLogLine, UnmatchedLogLine } from '../../model/log.ts';
import { groupOf } from '../../model/reason.ts';
import type { Session } from '../../model/session.ts';
import { decodeRefusal } from '../diagnosis/decode-refusal.ts';
import { refusalOf } from '../diagnosis/log-tally.ts';
import { LIMITS } from '../limits.ts';
import { createLogReader, type LogCounts, type LogEntry } from '../log/log-reader.ts';
import { datedMillis, type DateAnchor } from '../log/stamps/date-stamp.ts';
import type { Stamp } from '../log/stamps/stamp.ts';
import type { TimeZone } from '../log/stamps/time-zone.ts';
import { assignThreads } from './assign-threads.ts';
import { createCandidates, isRefusal } from './candidates.ts';
import { estimateClocks, type SourceClock } from './clock.ts';
import type { JoinEntry, LogSource } from './join-entry.ts';
import { joinNotices } from './join-notices.ts';
import type { Match } from './match.ts';
import { matchDelivery } from './match-client.ts';
import { weighThread } from './match-server.ts';
import { createSessionLines, placeOf } from './session-lines.ts';
import { indexSessions, type SessionIndex } from './session-index.ts';
import { bareId } from './session-trace.ts';
import { findThreads } from './threads.ts';

export interface JoinSettings {
  /** Zone of stamps that name none; told by the capture without it. */
  readonly zone?: TimeZone;
  /** Year of stamps that name none. */
  readonly year?: number;
}

export interface JoinResult {
  readonly join: LogJoin;
  linesOf(sessionId: number): readonly SessionLogLine[];
}

/** Finds which lines of mail logs tell of which sessions of a capture. The logs are read once, line by line. */
export function createJoin(sessions: Iterable<Session>, settings: JoinSettings) {
  const index = indexSessions(sessions);
  const candidates = createCandidates(index);
  const sources = new Map<string, LogSource>();
  const anchor: DateAnchor = {
    kind: 'near',
    millis: index.traces.length === 0 ? 0 : (index.firstMillis + index.lastMillis) / 2,
  };

  function sourceOf(file: string, host: string | undefined): LogSource {
    const key = `${baseName(file)}\0${host ?? ''}`;
    const known = sources.get(key);
    if (known) return known;
    const source: LogSource = {
      key,
      file,
      host,
      zoneIsMissing: false,
      yearIsMissing: false,
      isWholeSeconds: true,
    };
    sources.set(key, source);
    return source;
  }

  const stampMillis = (stamp: Stamp): number => {
    if (stamp.kind === 'instant') return stamp.millis;
    const wall = datedMillis(stamp, anchor, settings.year);
    return wall - (settings.zone?.offsetAt(wall) ?? 0);
  };

  function add(file: string, entry: LogEntry): void {
    const { stamp } = entry;
    const source = sourceOf(file, entry.host);
    if (stamp?.kind === 'wall') {
      source.zoneIsMissing = true;
      source.yearIsMissing ||= stamp.year === undefined;
    }
    const millis = stamp ? stampMillis(stamp) : Number.NaN;
    if (millis % 1000 > 0) source.isWholeSeconds = false;
    candidates.add({ ...entry, file, source, stampMillis: millis });
  }

  return {
    /** The next log, to be handed over a physical line at a time. */
    open: (file: string): { push(line: string): void; finish(): void; counts(): LogCounts } =>
      createLogReader((entry) => {
        add(file, entry);
      }),
    finish(files: readonly LogFile[]): JoinResult {
      const entries = inOrder(candidates.entries());
      const clocks = estimateClocks(entries, index, {
        zoneName: settings.zone?.name,
        yearIsGiven: settings.year !== undefined,
      });
      return conclude(entries, index, clocks, files, {
        leftOut: candidates.leftOut(),
        forgotten: candidates.forgotten(),
      });
    },
  };
}

/** "/var/log/mail.log.2.gz" and "mail.log-20170430" → "mail.log": pieces of a rotated log have one clock. */
function baseName(file: string): string {
  return file
    .replace(/^.*[/\\]/, '')
    .replace(/\.(?:gz|zst)$/, '')
    .replace(/(?:[.-]\d{8}(?:\.\d+)?|\.\d{1,3})$/, '');
}

/** By the time of each source; rotated files may be read in any order. */
function inOrder(entries: readonly JoinEntry[]): readonly JoinEntry[] {
  let last = 0;
  const keyed = entries.map((entry) => {
    if (!Number.isNaN(entry.stampMillis)) last = entry.stampMillis;
    return { entry, at: last };
  });
  return keyed.sort((a, b) => a.at - b.at).map(({ entry }) => entry);
}

const UNKNOWN_CLOCK: SourceClock = {
  file: '',
  timeZone: 'UTC',
  timeZoneFrom: 'assumed',
  yearFrom: 'stamps',
  toleranceMs: 0,
  sureMatches: 0,
  offsetMillis: 0,
};

type Clocks = ReadonlyMap<LogSource, SourceClock>;

const clockOf = (clocks: Clocks, { source }: JoinEntry): SourceClock => clocks.get(source) ?? UNKNOWN_CLOCK;

type SessionLines = ReturnType<typeof createSessionLines>;

function conclude(
  entries: readonly JoinEntry[],
  index: SessionIndex,
  clocks: Clocks,
  files: readonly LogFile[],
  lost: { readonly leftOut: number; readonly forgotten: number },
): JoinResult {
  const lines = createSessionLines();
  const owners = matchThreads(entries, index, clocks, lines);
  matchQueues(entries, index, clocks, owners, lines);
  const shown = [...clocks.values()].slice(0, LIMITS.logClocks);
  const ids = lines.sessionIds();
  const join: Omit<LogJoin, 'notices'> = {
    files,
    clocks: shown.map(({ offsetMillis: _offset, ...clock }) => clock),
    matchedLines: lines.matchedLines(),
    matchedSessions: ids.size,
    refusalsNotCaptured: notCaptured(entries, index, clocks, lines),
    sessionsNotLogged: notLogged(entries, index, clocks, ids),
  };
  const losses = { ...lost, sessions: index.leftOut, linesOfSessions: lines.leftOut() };
  return { join: { ...join, notices: joinNotices(join, losses) }, linesOf: lines.of };
}

const queueKey = ({ source, event }: JoinEntry): string | undefined =>
  event.queueId === undefined ? undefined : `${source.key}\0${event.queueId}`;

/** Gives the lines of incoming connections to their sessions; answers which session brought which queue. */
function matchThreads(
  entries: readonly JoinEntry[],
  index: SessionIndex,
  clocks: Clocks,
  lines: SessionLines,
): Map<string, Match> {
  const owners = new Map<string, Match>();
  const threads = findThreads(entries).map((thread) => {
    const [first] = thread.entries;
    const clock = first ? clockOf(clocks, first) : UNKNOWN_CLOCK;
    return { ...thread, ...weighThread(thread, index, clock), clock };
  });
  const matches = assignThreads(threads);
  for (const [place, thread] of threads.entries()) {
    const match = matches[place];
    if (!match) continue;
    for (const entry of thread.entries) {
      lines.add(entry, match, { writtenBy: 'server', later: false, clock: thread.clock });
      const key = queueKey(entry);
      if (key !== undefined) owners.set(key, match);
    }
  }
  return owners;
}

const DELIVERIES: ReadonlySet<LogEvent['kind']> = new Set(['sent', 'deferred', 'bounced']);

/** A session in which a queue was tried, and for whom. */
interface Attempt {
  readonly match: Match;
  readonly recipients: ReadonlySet<string>;
}

/** Gives deliveries to the sessions they were made in, and every line of a queue to the sessions that came before it. */
function matchQueues(
  entries: readonly JoinEntry[],
  index: SessionIndex,
  clocks: Clocks,
  owners: ReadonlyMap<string, Match>,
  lines: SessionLines,
): void {
  const messageIds = messageIdsOf(entries);
  const connections = outgoingConnections(entries, messageIds, index, clocks);
  const attempts = new Map<string, Attempt[]>();
  for (const entry of entries) {
    if (entry.event.writtenBy === 'server') continue;
    const clock = clockOf(clocks, entry);
    const key = queueKey(entry);
    const messageId = messageIds.get(key ?? '');
    const delivery =
      entry.event.writtenBy === 'client'
        ? (matchDelivery(entry, messageId, index, clock) ?? connections.get(connectionKey(entry) ?? ''))
        : undefined;
    if (delivery) lines.add(entry, delivery, { writtenBy: 'client', later: false, clock });
    if (key === undefined) continue;
    tellOwner(entry, owners.get(key) ?? ownerById(entry, index), clock, lines);
    const tried = attempts.get(key) ?? [];
    attempts.set(key, tried);
    tellAttempts(entry, tried, delivery, clock, lines);
    if (delivery && DELIVERIES.has(entry.event.kind) && tried.length < LIMITS.logAttempts)
      tried.push({ match: delivery, recipients: new Set(entry.event.recipients ?? []) });
  }
}

function messageIdsOf(entries: readonly JoinEntry[]): ReadonlyMap<string, string> {
  const messageIds = new Map<string, string>();
  for (const entry of entries) {
    const key = queueKey(entry);
    const { messageId } = entry.event;
    if (key !== undefined && messageId !== undefined) messageIds.set(key, bareId(messageId));
  }
  return messageIds;
}

const WHAT_BECAME = 'The line tells what became of the message.';

/** The session that brought the queue. */
function tellOwner(
  entry: JoinEntry,
  owner: Match | undefined,
  clock: SourceClock,
  lines: SessionLines,
): void {
  if (!owner) return;
  const { kind } = entry.event;
  const later = DELIVERIES.has(kind) || kind === 'removed' || isAfter(entry, owner, clock);
  const why = later ? [...owner.why, WHAT_BECAME] : owner.why;
  lines.add(entry, { ...owner, why }, { writtenBy: 'server', later, clock });
}

/** The sessions in which the queue was tried before, for the same recipients. */
function tellAttempts(
  entry: JoinEntry,
  tried: readonly Attempt[],
  delivery: Match | undefined,
  clock: SourceClock,
  lines: SessionLines,
): void {
  const recipients = entry.event.recipients ?? [];
  for (const { match, recipients: earlier } of tried) {
    const isSame = recipients.length === 0 || recipients.some((each) => earlier.has(each));
    if (!isSame || match.trace === delivery?.trace) continue;
    const why = [...match.why, WHAT_BECAME];
    lines.add(entry, { ...match, why }, { writtenBy: 'client', later: true, clock });
  }
}

const connectionKey = ({ source, event }: JoinEntry): string | undefined =>
  event.connection === undefined ? undefined : `${source.key}\0${event.connection}`;

/** Sessions by the numbers that the writer gave its own connections; a delivery tells more than where it connected to. */
function outgoingConnections(
  entries: readonly JoinEntry[],
  messageIds: ReadonlyMap<string, string>,
  index: SessionIndex,
  clocks: Clocks,
): ReadonlyMap<string, Match> {
  const connections = new Map<string, Match>();
  for (const entry of entries) {
    const key = connectionKey(entry);
    if (key === undefined || entry.event.writtenBy !== 'client') continue;
    const messageId = messageIds.get(queueKey(entry) ?? '');
    const match = matchDelivery(entry, messageId, index, clockOf(clocks, entry));
    if (match && (DELIVERIES.has(entry.event.kind) || !connections.has(key))) connections.set(key, match);
  }
  return connections;
}

/** Of a queue of whose connection the log has no line. */
function ownerById({ event }: JoinEntry, index: SessionIndex): Match | undefined {
  const carried = event.queueId === undefined ? [] : index.ofQueueId(event.queueId);
  const [only] = carried;
  if (!only || carried.length > 1) return undefined;
  const why = [`The reply that accepted the message names this queue id, ${event.queueId ?? ''}.`];
  return { trace: only.trace, certainty: 'certain', why };
}

function isAfter({ stampMillis }: JoinEntry, { trace }: Match, clock: SourceClock): boolean {
  return stampMillis - clock.offsetMillis > trace.endMillis + clock.toleranceMs;
}

function notCaptured(
  entries: readonly JoinEntry[],
  index: SessionIndex,
  clocks: Clocks,
  lines: SessionLines,
): LogJoin['refusalsNotCaptured'] {
  const found: UnmatchedLogLine[] = [];
  let count = 0;
  for (const entry of entries) {
    const { event } = entry;
    const isOurs = isRefusal(event) && (event.reply !== undefined || event.peer !== undefined);
    if (!isOurs || lines.isCaptured(entry)) continue;
    const clock = clockOf(clocks, entry);
    const at = entry.stampMillis - clock.offsetMillis;
    if (at < index.firstMillis - clock.toleranceMs || at > index.lastMillis + clock.toleranceMs) continue;
    count += entry.times;
    if (found.length >= LIMITS.logUnmatchedLines) continue;
    const place = placeOf(entry, clock);
    const { reason, summary } = decodeRefusal(refusalOf(event, place.at ?? ''));
    found.push({ ...place, reason, group: groupOf(reason), summary });
  }
  return { count, lines: found };
}

/** Sessions of the hosts whose logs these are, at a time that the logs cover. */
function notLogged(
  entries: readonly JoinEntry[],
  index: SessionIndex,
  clocks: Clocks,
  logged: ReadonlySet<number>,
): LogJoin['sessionsNotLogged'] {
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const entry of entries) {
    const at = entry.stampMillis - clockOf(clocks, entry).offsetMillis;
    if (Number.isNaN(at)) continue;
    first = Math.min(first, at);
    last = Math.max(last, at);
  }
  const own = new Set(index.traces.filter(({ id }) => logged.has(id)).map(({ server }) => server.address));
  const missing = index.traces.filter(
    ({ id, server, startMillis, endMillis }) =>
      !logged.has(id) && own.has(server.address) && endMillis >= first && startMillis <= last,
  );
  return { count: missing.length, ids: missing.slice(0, LIMITS.logUnknownSessions).map(({ id }) => id) };
}
