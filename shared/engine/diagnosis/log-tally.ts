import type { Tally } from '../../model/cause.ts';
import type { LogCause, LogHour, LogSummary } from '../../model/log-summary.ts';
import { groupOf } from '../../model/reason.ts';
import { LIMITS } from '../limits.ts';
import type { LogEntry } from '../log/log-reader.ts';
import { clientNetworks } from './client-networks.ts';
import { decodeRefusal } from './decode-refusal.ts';
import { generalise } from './group-causes.ts';
import { largest } from './top-counts.ts';
import { hiddenReply } from './hidden-reply.ts';
import type { OnLimit } from './limit-log.ts';
import type { Refusal, RefusalContext, Verdict } from './refusal.ts';
import { replyPattern } from './reply-pattern.ts';

/** What became of mail, by the kinds of events that are counted. */
type Counted = keyof LogSummary['totals'];

interface Draft {
  readonly verdict: Verdict;
  readonly pattern: string;
  readonly refusedBy: LogCause['refusedBy'];
  readonly sample: LogCause['sample'];
  readonly ownWords: string | undefined;
  summary: string;
  count: number;
  first: string;
  last: string;
  readonly queues: Set<string>;
  readonly senders: Set<string>;
  readonly clients: Map<string, number>;
  readonly servers: Map<string, number>;
  readonly domains: Map<string, number>;
}

/** Counts what a log refuses, bounces and defers, by cause. Memory is bounded by the number of causes. */
export class LogTally {
  private readonly drafts = new Map<string, Draft>();
  private readonly hours = new Map<string, { refused: number; bounced: number; deferred: number }>();
  private readonly blocklists = new Map<string, number>();
  private readonly clients = new Map<string, number>();
  private readonly totals = { received: 0, sent: 0, refused: 0, bounced: 0, deferred: 0 };
  private readonly onLimit: OnLimit;
  private first = '';
  private last = '';

  constructor(onLimit: OnLimit) {
    this.onLimit = onLimit;
  }

  /** `when` is what the stamp says, in the log's own time zone ("2017-04-30T10:31:32"); empty where it says nothing. */
  add(file: string, entry: LogEntry, when: string): void {
    const { event, times } = entry;
    if (when !== '' && (this.first === '' || when < this.first)) this.first = when;
    if (when > this.last) this.last = when;
    const kind = event.kind;
    if (!isCounted(kind)) return;
    this.totals[kind] += times;
    if (kind !== 'received' && kind !== 'sent') this.refuse(kind, file, entry, when);
  }

  summary(): Pick<
    LogSummary,
    'totals' | 'causes' | 'blocklists' | 'clientNetworks' | 'hours' | 'first' | 'last'
  > {
    return {
      ...(this.first !== '' && { first: this.first, last: this.last }),
      totals: this.totals,
      causes: [...this.drafts.values()].sort((left, right) => right.count - left.count).map(finish),
      blocklists: largest(this.blocklists),
      clientNetworks: clientNetworks(this.clients).slice(0, LIMITS.causeValuesShown),
      hours: [...this.hours].map(([hour, counts]): LogHour => ({ hour, ...counts })).sort(byHour),
    };
  }

  private refuse(
    kind: 'refused' | 'bounced' | 'deferred',
    file: string,
    entry: LogEntry,
    when: string,
  ): void {
    const { event, times } = entry;
    const draft = this.draftFor(file, entry, when);
    draft.count += times;
    if (draft.summary !== draft.verdict.summary || draft.count > times)
      draft.summary = generalise(draft.verdict);
    this.countQueue(draft, event, when);
    this.countPlaces(draft, event, times);
    const zone = draft.verdict.blocklist?.zone;
    if (zone !== undefined) this.tally(this.blocklists, zone, times);
    this.countHour(when.slice(0, 13), kind, times);
  }

  private countQueue(draft: Draft, { queueId, sender }: LogEntry['event'], when: string): void {
    if (when !== '' && when < draft.first) draft.first = when;
    if (when > draft.last) draft.last = when;
    if (queueId !== undefined && draft.queues.size < LIMITS.logCauseValues) draft.queues.add(queueId);
    if (sender && draft.senders.size < LIMITS.causeValuesShown) draft.senders.add(sender);
  }

  private countPlaces(draft: Draft, { kind, peer, recipients = [] }: LogEntry['event'], times: number): void {
    for (const recipient of recipients) {
      const domain = /@([^@]+)$/.exec(recipient)?.[1];
      if (domain !== undefined) this.tally(draft.domains, domain.toLowerCase(), times);
    }
    const address = peer?.address;
    if (kind === 'refused' && address !== undefined) {
      this.tally(draft.clients, address, times);
      this.tally(this.clients, address, times);
    } else if (peer) this.tally(draft.servers, peer.name ?? address ?? '', times);
  }

  private countHour(hour: string, kind: 'refused' | 'bounced' | 'deferred', times: number): void {
    if (hour === '') return;
    let counts = this.hours.get(hour);
    if (!counts) {
      if (this.hours.size >= LIMITS.logHours) {
        this.onLimit('logHours');
        return;
      }
      counts = { refused: 0, bounced: 0, deferred: 0 };
      this.hours.set(hour, counts);
    }
    counts[kind] += times;
  }

  private tally(counts: Map<string, number>, value: string, times: number): void {
    const count = counts.get(value);
    if (count === undefined && counts.size >= LIMITS.logCauseValues) this.onLimit('logCauseValues');
    else counts.set(value, (count ?? 0) + times);
  }

  private draftFor(file: string, { event, line, text }: LogEntry, when: string): Draft {
    const words = event.reply?.lines.join(' ') ?? event.ownWords ?? '';
    const verdict = decodeRefusal(refusalOf(event, when));
    const pattern = replyPattern(words === '' ? verdict.summary : words);
    const refusedBy =
      event.kind === 'refused'
        ? 'this-server'
        : event.reply || hiddenReply(event.ownWords)
          ? 'other-server'
          : 'no-reply';
    const kind = `${verdict.reason} ${verdict.permanence} ${verdict.blocklist?.name ?? ''} ${refusedBy}`;
    // A list is named in many ways, and is one cause.
    const exact = verdict.blocklist ? kind : `${kind} ${pattern}`;
    const isFull = this.drafts.size >= LIMITS.logCauses && !this.drafts.has(exact);
    if (isFull) this.onLimit('logCauses');
    const key = isFull ? kind : exact;
    const known = this.drafts.get(key);
    if (known) return known;
    const draft: Draft = {
      verdict,
      pattern: isFull ? '…' : pattern,
      refusedBy,
      sample: { file, line, text: text.slice(0, LIMITS.logSampleCharacters * 2) },
      ownWords: event.ownWords,
      summary: verdict.summary,
      count: 0,
      first: when,
      last: when,
      queues: new Set(),
      senders: new Set(),
      clients: new Map(),
      servers: new Map(),
      domains: new Map(),
    };
    this.drafts.set(key, draft);
    return draft;
  }
}

const isCounted = (kind: string): kind is Counted =>
  kind === 'received' || kind === 'sent' || kind === 'refused' || kind === 'bounced' || kind === 'deferred';

const byHour = (left: LogHour, right: LogHour): number => (left.hour < right.hour ? -1 : 1);

/** A refusal in a log as the decoder wants it; `when` as ISO 8601. */
export function refusalOf(event: LogEntry['event'], when: string): Refusal {
  const { reply, ownWords, status, kind } = event;
  const context = contextOf(event, when);
  if (reply) return { ...reply, context };
  return {
    // Words that hide the reply say nothing of the reason; the status code may.
    lines: ownWords === undefined || hiddenReply(ownWords) ? [] : [ownWords],
    ...(kind === 'deferred' && { code: 451 }),
    ...(status !== undefined && { status }),
    context,
  };
}

function contextOf({ kind, peer, sender, recipients }: LogEntry['event'], when: string): RefusalContext {
  const client = kind === 'refused' ? peer?.address : undefined;
  const recipient = recipients?.[0];
  return {
    ...(when !== '' && { at: when }),
    ...(client !== undefined && { clientAddress: client }),
    ...(sender !== undefined && { sender }),
    ...(recipient !== undefined && { recipient }),
  };
}

function finish(draft: Draft): LogCause {
  const { verdict, ownWords, queues, senders } = draft;
  const hides = draft.refusedBy === 'other-server' ? hiddenReply(ownWords) : undefined;
  const tallies = (counts: ReadonlyMap<string, number>): readonly Tally[] => largest(counts);
  return {
    reason: verdict.reason,
    group: groupOf(verdict.reason),
    permanence: verdict.permanence,
    actor: verdict.actor,
    confidence: verdict.confidence,
    ...(verdict.blocklist && { blocklist: verdict.blocklist }),
    summary: draft.summary,
    explanation: verdict.explanation,
    advice: verdict.advice,
    pattern: draft.pattern,
    refusedBy: draft.refusedBy,
    count: draft.count,
    queues: queues.size,
    ...(draft.last !== '' && { first: draft.first, last: draft.last }),
    clientNetworks: clientNetworks(draft.clients).slice(0, LIMITS.causeValuesShown),
    servers: tallies(draft.servers),
    recipientDomains: tallies(draft.domains),
    ...(hides && {
      hides: {
        ...hides,
        queueIds: [...queues].slice(0, LIMITS.causeValuesShown),
        senders: [...senders],
      },
    }),
    sample: draft.sample,
  };
}
