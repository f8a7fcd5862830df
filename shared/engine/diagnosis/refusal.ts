import type { Stage } from '../../model/exchange.ts';
import type { ReasonName } from '../../model/reason.ts';
import type { Actor, BlocklistMention, Confidence, Permanence } from '../../model/rejection.ts';

/** What the decoder is given: one refusing reply and where it stood. Whatever is not known is left out. */
export interface Refusal {
  /** The reply code of RFC 5321, such as 550. */
  readonly code?: number | undefined;
  /** The enhanced status code of RFC 3463, such as "5.7.1". */
  readonly status?: string | undefined;
  /** The reply's lines, code and status stripped or not. */
  readonly lines: readonly string[];
  readonly stage?: Stage | undefined;
  readonly context?: RefusalContext | undefined;
}

/** Facts of the session that can change the verdict or make its words concrete. */
export interface RefusalContext {
  readonly clientAddress?: string | undefined;
  readonly serverPort?: number | undefined;
  /** The client sent something before the greeting. */
  readonly spokeEarly?: boolean | undefined;
  readonly heloName?: string | undefined;
  readonly encrypted?: boolean | undefined;
  readonly authenticated?: boolean | undefined;
  /** EHLO keywords with their parameters. */
  readonly extensions?: readonly string[] | undefined;
  readonly recipientCount?: number | undefined;
  /** SIZE= of the MAIL command, in octets. */
  readonly declaredSize?: number | undefined;
  /** SIZE of the EHLO reply, in octets. */
  readonly offeredSize?: number | undefined;
  /** The reverse-path without angle brackets; empty for the null sender. */
  readonly sender?: string | undefined;
  readonly recipient?: string | undefined;
  /** ISO 8601 date of the capture, by which blocklists are judged. */
  readonly at?: string | undefined;
  /** The refused command line, secrets masked. */
  readonly command?: string | undefined;
}

/** What the decoder says. */
export interface Verdict {
  readonly reason: ReasonName;
  readonly confidence: Confidence;
  readonly permanence: Permanence;
  readonly actor: Actor;
  /** One plain sentence. */
  readonly summary: string;
  /** Two or three sentences. */
  readonly explanation: string;
  /** Steps in order, each naming who does it. */
  readonly advice: readonly string[];
  readonly blocklist?: BlocklistMention;
  /** The listed or refused address that the text names. */
  readonly listedAddress?: string;
  /** The provider or program whose dialect the reply is written in. */
  readonly provider?: string;
  /** Which rule decided, for tests and the score. */
  readonly rule: string;
}
