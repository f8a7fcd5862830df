import type { BlocklistMention, Actor, Permanence } from './rejection.ts';
import type { ReasonGroup, ReasonName } from './reason.ts';

/** How often a value occurs, the most frequent first in every list. */
export interface Tally {
  readonly value: string;
  readonly count: number;
}

/** Refusals with the same reason and the same text but for names and numbers. */
export interface Cause {
  readonly reason: ReasonName;
  readonly group: ReasonGroup;
  readonly permanence: Permanence;
  readonly actor: Actor;
  readonly blocklist?: BlocklistMention;
  /** One plain sentence that holds for all of them. */
  readonly summary: string;
  /** The reply's text with addresses, names and numbers replaced by placeholders such as "<ip>". */
  readonly pattern: string;
  /** Number of refusals, and of sessions that hold them. */
  readonly refusals: number;
  readonly sessions: number;
  /** Ids of the first sessions (bounded), for opening one. */
  readonly sessionIds: readonly number[];
  readonly firstAt: string;
  readonly lastAt: string;
  readonly servers: readonly Tally[];
  /** Smallest networks (CIDR) that hold the clients. */
  readonly clientNetworks: readonly Tally[];
  readonly recipientDomains: readonly Tally[];
}
