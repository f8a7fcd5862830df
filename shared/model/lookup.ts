import type { CapturedDnsAnswer, DnsResponseCode, DnsType } from './dns.ts';

/** How a live question ended: with a name server's answer, or without one. */
export type LookupOutcome =
  | DnsResponseCode
  /** Nobody answered in time. */
  | 'TIMEOUT'
  /** The name server cannot be reached. */
  | 'UNREACHABLE'
  /** What came back is no DNS message. */
  | 'UNREADABLE'
  /** The name is none that DNS can hold; nothing was sent. */
  | 'BADNAME'
  /** So many questions were asked already; nothing was sent. */
  | 'LIMIT';

export interface DnsQuestion {
  /** Without the final dot. */
  readonly question: string;
  readonly type: DnsType;
}

/** What a name server says now. */
export interface LiveDnsAnswer extends DnsQuestion {
  /** In the form of CapturedDnsAnswer. */
  readonly answers: readonly string[];
  readonly outcome: LookupOutcome;
}

/** What is looked up. */
export interface LookupSubject {
  /** IP addresses that send mail. */
  readonly addresses: readonly string[];
  /** Domains that send mail or get it. */
  readonly domains: readonly string[];
  /** The name given in EHLO. */
  readonly helo?: string;
  /** The address of MAIL FROM; empty for the null sender. */
  readonly mailFrom?: string;
  /** Where the keys of DKIM signatures stand (RFC 6376 section 3.6.2.1). */
  readonly dkim: readonly { readonly domain: string; readonly selector: string }[];
}

/** What would be asked of whom. */
export interface LookupPlan {
  readonly subject: LookupSubject;
  /** "192.0.2.53", "127.0.0.1:5353", "[2001:db8::53]:5353" */
  readonly servers: readonly string[];
  /** Asked in any case. */
  readonly questions: readonly DnsQuestion[];
  /** Whole sentences: what else is asked, as the answers lead there. */
  readonly follows: readonly string[];
  /** Whole sentences: what asking tells to whom, and what may be wrong with the answers. */
  readonly cautions: readonly string[];
  /** Commands for a shell that ask the same. */
  readonly commands: readonly string[];
}

export type LookupTopic =
  | 'reverse-name'
  | 'reverse-name-kind'
  | 'helo'
  | 'mail-exchanger'
  | 'spf'
  | 'dmarc'
  | 'dkim'
  | 'mta-sts'
  | 'tlsa'
  | 'blocklist';

/** Something that the answers tell. */
export interface LookupFact {
  readonly topic: LookupTopic;
  /** The address, name or domain that it is about. */
  readonly about: string;
  /** A word for programs, such as "confirmed", "softfail", "listed"; which ones there are depends on the topic. */
  readonly result: string;
  readonly verdict: 'good' | 'bad' | 'doubt' | 'neutral';
  /** One plain sentence. */
  readonly summary: string;
  readonly details: readonly string[];
}

/** One question, as it was answered when the capture was taken and now. */
export interface ThenAndNow extends DnsQuestion {
  readonly then: CapturedDnsAnswer;
  readonly now?: LiveDnsAnswer;
  readonly verdict: 'same' | 'changed' | 'not-asked' | 'unknown';
}

/** The document that `smtpscope lookup --format json` prints. */
export interface LookupReport {
  readonly schema: 'smtpscope/lookup@1';
  /** ISO 8601 UTC, when it was asked. */
  readonly at: string;
  readonly servers: readonly string[];
  readonly subject: LookupSubject;
  readonly facts: readonly LookupFact[];
  /** Every answer, in the order of the questions. */
  readonly answers: readonly LiveDnsAnswer[];
  /** Where a capture holds answers to the same questions. */
  readonly thenAndNow: readonly ThenAndNow[];
  /** False when it was stopped: then facts are missing. */
  readonly complete: boolean;
}
