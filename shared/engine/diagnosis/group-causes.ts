import { listTitle } from '../../model/cause-headline.ts';
import type { Cause } from '../../model/cause.ts';
import type { BlocklistMention, Rejection } from '../../model/rejection.ts';
import type { Session } from '../../model/session.ts';
import { LIMITS } from '../limits.ts';
import { clientNetworks } from './client-networks.ts';
import type { OnLimit } from './limit-log.ts';
import { replyPattern } from './reply-pattern.ts';
import { TopCounts } from './top-counts.ts';

/** A cause while it is being counted. */
interface Draft {
  /** The first refusal: it gives reason, actor and words. */
  readonly sample: Rejection;
  readonly pattern: string;
  summary: string;
  refusals: number;
  sessions: number;
  lastSession: number;
  readonly sessionIds: number[];
  firstAt: string;
  lastAt: string;
  readonly servers: TopCounts;
  readonly clients: TopCounts;
  readonly domains: TopCounts;
}

/** Counts the refusals of a capture by what caused them. Memory is bounded by the number of causes. */
export class CauseTally {
  private readonly drafts = new Map<string, Draft>();
  /** The cause of the refusal before, which most often is that of the next. */
  private last: Draft | undefined;
  private readonly onLimit: OnLimit;

  constructor(onLimit: OnLimit = () => undefined) {
    this.onLimit = onLimit;
  }

  /** Sessions come one by one, each once. */
  add(session: Session): void {
    for (const rejection of session.rejections) this.count(session, rejection);
  }

  /** The groups, the largest first. */
  causes(): readonly Cause[] {
    return [...this.drafts.values()]
      .sort((left, right) => right.refusals - left.refusals || compare(left, right))
      .map(finish);
  }

  /** To be called at the end: tells of values that were forgotten and may be missed. */
  checkValues(): void {
    for (const { servers, clients, domains } of this.drafts.values())
      if (servers.isDoubtful || clients.isDoubtful || domains.isDoubtful) this.onLimit('causeValues');
  }

  private count(session: Session, rejection: Rejection): void {
    const at =
      rejection.exchange === undefined ? undefined : session.exchanges[rejection.exchange - 1]?.reply?.at;
    const draft = this.draftFor(rejection, at ?? session.startedAt);
    draft.refusals++;
    if (draft.lastSession !== session.id) {
      draft.lastSession = session.id;
      draft.sessions++;
      if (draft.sessionIds.length < LIMITS.causeValuesShown) draft.sessionIds.push(session.id);
    }
    if (draft.summary !== rejection.summary) draft.summary = generalise(rejection);
    const when = at ?? session.startedAt;
    if (when < draft.firstAt) draft.firstAt = when;
    if (when > draft.lastAt) draft.lastAt = when;
    draft.servers.add(session.server.address);
    draft.clients.add(session.client.address);
    const domain = rejection.recipient === undefined ? undefined : /@([^@]+)$/.exec(rejection.recipient)?.[1];
    if (domain !== undefined) draft.domains.add(domain.toLowerCase());
  }

  private draftFor(rejection: Rejection, at: string): Draft {
    // A connection that failed has no words of the server: those of the diagnosis stand for them.
    const pattern = replyPattern(rejection.text === '' ? rejection.summary : rejection.text);
    if (this.last !== undefined && isCauseOf(this.last, rejection, pattern)) return this.last;
    const kind = `${rejection.reason} ${rejection.permanence} ${rejection.blocklist?.name ?? ''}`;
    const exact = `${kind} ${pattern}`;
    const isFull = this.drafts.size >= LIMITS.causes && !this.drafts.has(exact);
    if (isFull) this.onLimit('causes');
    const key = isFull ? `${rejection.reason} ${rejection.permanence}` : exact;
    const known = this.drafts.get(key);
    this.last = isFull ? undefined : known;
    if (known !== undefined) return known;
    const draft: Draft = {
      sample: rejection,
      pattern: isFull ? '…' : pattern,
      summary: rejection.summary,
      refusals: 0,
      sessions: 0,
      lastSession: Number.NaN,
      sessionIds: [],
      firstAt: at,
      lastAt: at,
      servers: new TopCounts(),
      clients: new TopCounts(),
      domains: new TopCounts(),
    };
    this.drafts.set(key, draft);
    return draft;
  }
}

function isCauseOf({ sample, pattern }: Draft, rejection: Rejection, its: string): boolean {
  return (
    pattern === its &&
    sample.reason === rejection.reason &&
    sample.permanence === rejection.permanence &&
    sample.blocklist?.name === rejection.blocklist?.name
  );
}

const compare = (left: Draft, right: Draft): number => (left.firstAt < right.firstAt ? -1 : 1);

/** Words that hold for several refusals, whatever addresses and names they speak of. */
export function generalise({ blocklist, summary }: Pick<Rejection, 'blocklist' | 'summary'>): string {
  if (blocklist === undefined) return replyPattern(summary).replace(/<(ip|address|host|id|n|path)>/g, '…');
  const known = wordsOfLists.get(blocklist);
  if (known !== undefined) return known;
  const words =
    blocklist.state === 'closed'
      ? `The receiving server refuses clients because of ${blocklist.zone}, a blocklist that is closed.`
      : `The receiving server refuses clients that stand on the blocklist ${listTitle(blocklist.name)} (${blocklist.zone}).`;
  wordsOfLists.set(blocklist, words);
  return words;
}

/** Refusals that were read once share what is said of the list. */
const wordsOfLists = new WeakMap<BlocklistMention, string>();

function finish(draft: Draft): Cause {
  const { reason, group, permanence, actor, blocklist } = draft.sample;
  return {
    reason,
    group,
    permanence,
    actor,
    ...(blocklist === undefined ? {} : { blocklist }),
    summary: draft.summary,
    pattern: draft.pattern,
    refusals: draft.refusals,
    sessions: draft.sessions,
    sessionIds: draft.sessionIds,
    firstAt: draft.firstAt,
    lastAt: draft.lastAt,
    servers: draft.servers.largest(),
    clientNetworks: clientNetworks(draft.clients.all).slice(0, LIMITS.causeValuesShown),
    recipientDomains: draft.domains.largest(),
  };
}
