import type { Tally } from './cause.ts';
import type { LogFile } from './log.ts';
import type { Notice } from './notice.ts';
import type { ReasonGroup, ReasonName } from './reason.ts';
import type { Actor, BlocklistMention, Confidence, Permanence } from './rejection.ts';

/** Words that a program logs in place of the other server's, and where those can be found. */
export interface HiddenReply {
  /** Such as "Service unavailable". */
  readonly words: string;
  readonly message: string;
  /** Where to look, the likeliest place first. */
  readonly places: readonly string[];
  /** Queue ids and senders that it is about; the first of each. */
  readonly queueIds: readonly string[];
  readonly senders: readonly string[];
}

/** Refusals and deferrals of a log with one reason and one text. */
export interface LogCause {
  readonly reason: ReasonName;
  readonly group: ReasonGroup;
  readonly permanence: Permanence;
  readonly actor: Actor;
  readonly confidence: Confidence;
  readonly blocklist?: BlocklistMention;
  /** One plain sentence that holds for all of them; the rest is about the first. */
  readonly summary: string;
  readonly explanation: string;
  readonly advice: readonly string[];
  /** The text with addresses, names and numbers replaced by placeholders such as "<ip>". */
  readonly pattern: string;
  /** Who refused: this server what a client wanted, another server what this one passed on, or nobody, as the connection failed. */
  readonly refusedBy: 'this-server' | 'other-server' | 'no-reply';
  /** Times that it was logged, and the messages in the queue that it befell. */
  readonly count: number;
  readonly queues: number;
  /** What the stamps say of the first and the last, such as "2017-04-30T10:31:32", in the log's own time zone. */
  readonly first?: string;
  readonly last?: string;
  /** Smallest networks (CIDR) that hold the refused clients. */
  readonly clientNetworks: readonly Tally[];
  /** The servers that refused. */
  readonly servers: readonly Tally[];
  readonly recipientDomains: readonly Tally[];
  readonly hides?: HiddenReply;
  /** The first line of it, and where it stands. */
  readonly sample: { readonly file: string; readonly line: number; readonly text: string };
}

/** What was refused, bounced and deferred within an hour of the log's own time. */
export interface LogHour {
  /** "2017-04-30T10" */
  readonly hour: string;
  readonly refused: number;
  readonly bounced: number;
  readonly deferred: number;
}

/** What `smtpscope log --format json` prints. */
export interface LogSummary {
  readonly schema: 'smtpscope/log@1';
  readonly files: readonly LogFile[];
  /** What the first and the last stamp say, in the log's own time zone. */
  readonly first?: string;
  readonly last?: string;
  /** Lines by what they tell. */
  readonly totals: {
    readonly received: number;
    readonly sent: number;
    readonly refused: number;
    readonly bounced: number;
    readonly deferred: number;
  };
  /** The largest first. */
  readonly causes: readonly LogCause[];
  /** Blocklists that were named, by their zones. */
  readonly blocklists: readonly Tally[];
  /** Networks of all refused clients. */
  readonly clientNetworks: readonly Tally[];
  readonly hours: readonly LogHour[];
  readonly notices: readonly Notice[];
}
