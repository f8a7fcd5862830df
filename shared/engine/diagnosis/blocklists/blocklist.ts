import type { Actor } from '../../../model/rejection.ts';

/** What stands on a list: it decides what a refusal by it is about. */
export type ListingKind =
  /** Single addresses or networks that sent spam, or may not be trusted. */
  | 'address'
  /** Ranges of end users, which should send through their provider: no accusation. */
  | 'dynamic'
  /** Domain names. */
  | 'domain'
  /** Addresses by country or network owner: no accusation either. */
  | 'geography';

/** One DNS blocklist (RFC 5782), with what is known of it and since when. */
export interface Blocklist {
  /** provider/list, such as "spamhaus/pbl". */
  readonly name: string;
  /** Query zones; the first is the one in use (or the last that was). A zone below them belongs to the list too. */
  readonly zones: readonly string[];
  readonly owner: string;
  readonly listing: ListingKind;
  /** Ends the sentence "it lists …". */
  readonly lists: string;
  /** How it is recognised besides its zones: names, hosts of its pages, codes that providers use for it. */
  readonly names?: RegExp;
  /**
   * The zone in the reply is its name: that of a list too small for a name of its own, or, as a "node", of one that many
   * run under zones of theirs.
   */
  readonly namedByZone?: 'zone' | 'node';
  readonly closed?: Closing;
  /** Why no live look-up asks it, though it is alive. */
  readonly notAsked?: 'customers only' | 'part of another list' | 'no single zone';
  /** A records and what they mean; "127.0.0.2". */
  readonly answers?: Readonly<Record<string, string>>;
  /** Those of them that are no listing. */
  readonly noListing?: readonly string[];
  /** Of a closed list: where it was while the list was alive. */
  readonly lookup?: string;
  readonly delisting?: string;
  /** What ends a listing: goes on after "The sending administrator " ("The sender " where that is the actor). */
  readonly remedy: string;
  /** Who must act while the list is alive. */
  readonly actor: Actor;
  /** Where the facts are from. */
  readonly source: string;
}

interface Closing {
  /** ISO date from which the list held no data of worth. */
  readonly since: string;
  /** ISO date from which every query was answered as listed, where that happened. */
  readonly listsAllSince?: string;
  /** ISO date since which nobody answers or the zone is empty, where that differs. */
  readonly note?: string;
}
