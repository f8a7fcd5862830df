import type { LogClock } from '../../model/log.ts';
import { LIMITS } from '../limits.ts';
import { fixedZone } from '../log/stamps/time-zone.ts';
import type { JoinEntry, LogSource } from './join-entry.ts';
import { comparable } from './session-trace.ts';
import { sameForm, type SessionIndex } from './session-index.ts';

/** How to get from a stamp to the capture's time. */
export interface SourceClock extends LogClock {
  /** Milliseconds that stamps are ahead of the capture, time zone and skew together. */
  readonly offsetMillis: number;
}

/** Stamps are whole seconds, and a line is written a little after what it tells of. */
const LEAST_TOLERANCE = 2_000;
const MOST_TOLERANCE = 60_000;
const QUARTER_HOUR = 900_000;
/** Offsets as near to each other as this are of one clock. */
const CLUSTER_MILLIS = 3_000;

/** Distances between the stamp of a line and the moment of the capture that it tells of. */
interface Offsets {
  /** From queue ids, which only one session has. */
  readonly sure: number[];
  /** From the same words of refusal, or the same host: right and wrong ones. */
  readonly possible: number[];
  /** Queue ids that have told already: a queue is looked at again and again. */
  readonly told: Set<string>;
}

export interface ClockSettings {
  readonly zoneName: string | undefined;
  readonly yearIsGiven: boolean;
}

/** Estimates the clock of each source from the lines that tell of a moment in the capture. */
export function estimateClocks(
  entries: readonly JoinEntry[],
  index: SessionIndex,
  settings: ClockSettings,
): ReadonlyMap<LogSource, SourceClock> {
  const offsets = new Map<LogSource, Offsets>();
  for (const entry of entries) {
    if (Number.isNaN(entry.stampMillis)) continue;
    const found = offsets.get(entry.source) ?? { sure: [], possible: [], told: new Set() };
    offsets.set(entry.source, found);
    if (found.sure.length < LIMITS.logClockPairs) found.sure.push(...sureOffsets(entry, index, found.told));
    if (found.possible.length < LIMITS.logClockPairs) found.possible.push(...possibleOffsets(entry, index));
  }
  const clocks = new Map<LogSource, SourceClock>();
  const best = [...offsets].sort(([, a], [, b]) => b.sure.length - a.sure.length);
  for (const [source, found] of best) {
    // A rotated file may hold nothing sure: another log of the same host is by the same clock.
    const relative =
      found.sure.length > 0 ? undefined : [...clocks].find(([{ host }]) => host === source.host)?.[1];
    clocks.set(source, clockOf(source, found, settings, relative));
  }
  return clocks;
}

function sureOffsets(
  { event, stampMillis }: JoinEntry,
  index: SessionIndex,
  told: Set<string>,
): readonly number[] {
  const { queueId, remoteQueueId, kind, sender, messageId, program } = event;
  const id = kind === 'sent' ? remoteQueueId : queueId;
  if (id === undefined) return [];
  const carried = index.ofQueueId(id);
  const [only] = carried;
  if (!only || carried.length > 1) return [];
  // Postfix names the client when the queue is made, and the message when all of it is there.
  const tellsOfEnd =
    kind === 'sent' ||
    (program === 'postfix' ? messageId !== undefined || sender !== undefined : kind === 'received');
  if (!tellsOfEnd || kind === 'bounced' || kind === 'deferred' || told.has(`${kind} ${id}`)) return [];
  told.add(`${kind} ${id}`);
  return [stampMillis - only.mail.atMillis];
}

const MOST_CANDIDATES = 50;
/** The same words count as much as so many connections of the same host. */
const WORDS_VOTES = 3;

function possibleOffsets({ event, stampMillis }: JoinEntry, index: SessionIndex): readonly number[] {
  const address = event.peer?.address;
  const words = event.reply === undefined ? undefined : comparable(event.reply.lines.join('\n'));
  if (address === undefined || (words === undefined && event.kind !== 'connected')) return [];
  const form = sameForm(address);
  const sessions = event.writtenBy === 'client' ? index.ofServer(form) : index.ofClient(form);
  return sessions.slice(0, MOST_CANDIDATES).flatMap(({ refusals, startMillis }) => {
    if (words === undefined) return [stampMillis - startMillis];
    const same = refusals.find((refusal) => refusal.words === words);
    return same ? new Array<number>(WORDS_VOTES).fill(stampMillis - same.atMillis) : [];
  });
}

function clockOf(
  source: LogSource,
  { sure, possible }: Offsets,
  { zoneName, yearIsGiven }: ClockSettings,
  relative: SourceClock | undefined,
): SourceClock {
  const needsZone = source.zoneIsMissing && zoneName === undefined;
  const measured = sure.length > 0 ? median(sure) : (relative?.offsetMillis ?? densest(possible, needsZone));
  // A stamp of whole seconds is half a second behind on average.
  const halfSecond = source.isWholeSeconds && relative === undefined ? 500 : 0;
  const offset = measured === undefined ? undefined : measured + halfSecond;
  const zoneMillis = needsZone ? zoneIn(offset ?? 0) : 0;
  return {
    file: source.file,
    ...(source.host !== undefined && { host: source.host }),
    timeZone: source.zoneIsMissing ? (zoneName ?? fixedZone(zoneMillis).name) : 'UTC',
    timeZoneFrom: originOf(source.zoneIsMissing, zoneName !== undefined, offset !== undefined),
    yearFrom: originOf(source.yearIsMissing, yearIsGiven, true),
    ...(offset !== undefined && { skewMs: Math.round(offset - zoneMillis) }),
    toleranceMs: toleranceOf(sure, offset ?? 0),
    sureMatches: sure.length,
    offsetMillis: offset ?? 0,
  };
}

function originOf(isMissing: boolean, isGiven: boolean, isTold: boolean): LogClock['timeZoneFrom'] {
  if (!isMissing) return 'stamps';
  if (isGiven) return 'user';
  return isTold ? 'capture' : 'assumed';
}

/** The time zone in an offset; none where it is more than any zone is: then the clock or the year is wrong. */
function zoneIn(offset: number): number {
  const zone = Math.round(offset / QUARTER_HOUR) * QUARTER_HOUR;
  return Math.abs(zone) > MOST_ZONE ? 0 : zone;
}

function toleranceOf(sure: readonly number[], offset: number): number {
  const deviation = Math.max(0, ...near(sure, offset).map((each) => Math.abs(each - offset)));
  return Math.min(MOST_TOLERANCE, Math.max(LEAST_TOLERANCE, Math.round(deviation) + 1_000));
}

/** Those that are no slips: a queue id used twice, or a message delivered long after it was taken in. */
const near = (offsets: readonly number[], middle: number): readonly number[] =>
  offsets.filter((each) => Math.abs(each - middle) <= MOST_TOLERANCE).slice(0, 10_000);

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** Without a sure match, a clock is not taken to be further off than this, its zone apart. */
const MOST_UNSURE_SKEW = 300_000;
const MOST_ZONE = 14 * 3_600_000;

/**
 * The middle of the largest group of offsets, of equal groups the one nearest to none; undefined when there are too few. An
 * offset of hours is believed only of stamps that name no zone.
 */
function densest(values: readonly number[], needsZone: boolean): number | undefined {
  const sorted = values
    .filter(
      (each) =>
        Math.abs(each - (needsZone ? zoneIn(each) : 0)) <= MOST_UNSURE_SKEW && Math.abs(each) <= MOST_ZONE,
    )
    .sort((a, b) => a - b);
  let best: { from: number; to: number } | undefined;
  let from = 0;
  for (let to = 0; to < sorted.length; to++) {
    while ((sorted[to] ?? 0) - (sorted[from] ?? 0) > CLUSTER_MILLIS) from++;
    const size = to - from;
    const isNearer =
      best && size === best.to - best.from && Math.abs(sorted[to] ?? 0) < Math.abs(sorted[best.to] ?? 0);
    if (!best || size > best.to - best.from || isNearer) best = { from, to };
  }
  if (!best || best.to - best.from + 1 < WORDS_VOTES) return undefined;
  return median(sorted.slice(best.from, best.to + 1));
}
