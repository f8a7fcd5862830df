import type { ReasonName } from '../reason.ts';
import type { Actor, Permanence } from '../rejection.ts';

/** What a recipient's delivery came to (RFC 3464 section 2.3.3). */
export type DsnAction = 'failed' | 'delayed' | 'delivered' | 'relayed' | 'expanded';

export interface DsnRecipient {
  /** Final-Recipient without its type; where there is none, Original-Recipient. */
  readonly address: string;
  readonly originalAddress?: string;
  readonly action: DsnAction;
  /** RFC 3463, such as "5.1.1". */
  readonly status?: string;
  /** Remote-MTA without its type. */
  readonly remoteMta?: string;
  /** Diagnostic-Code without its type, or the words of a prose bounce. */
  readonly diagnostic?: string;
  /** Will-Retry-Until of a delayed delivery, ISO 8601 UTC, seconds. */
  readonly retriesUntil?: string;
  /** What the diagnostic means, by the decoder of live replies; absent where there is nothing to decode. */
  readonly reason?: ReasonName;
  readonly permanence?: Permanence;
  readonly summary?: string;
  readonly explanation?: string;
  readonly advice?: readonly string[];
  readonly actor?: Actor;
}

/** What a message tells of an earlier one: a delivery status notification or its like. */
export interface DeliveryStatus {
  /**
   * `dsn`: RFC 3464. `prose`: a bounce in words only. `auto-reply`: RFC 3834. `abuse-report`: ARF, RFC 5965.
   * `disposition`: RFC 8098.
   */
  readonly kind: 'dsn' | 'prose' | 'auto-reply' | 'abuse-report' | 'disposition';
  /** Reporting-MTA without its type. */
  readonly reportingMta?: string;
  /** Original-Envelope-Id: ENVID= of the MAIL command of the original. */
  readonly envelopeId?: string;
  /** Arrival-Date: when the reporting server had the original, ISO 8601 UTC, seconds. */
  readonly arrivedAt?: string;
  /** The program whose words it has. */
  readonly format?: 'exim' | 'qmail' | 'sendmail' | 'postfix' | 'exchange' | 'opensmtpd';
  readonly recipients: readonly DsnRecipient[];
  /** Of the message that it is about, as far as it is returned. */
  readonly original?: {
    readonly from?: string;
    readonly to?: string;
    readonly subject?: string;
    readonly messageId?: string;
    readonly date?: string;
  };
  /** Of an abuse report: Feedback-Type, Source-IP, Original-Mail-From (RFC 5965 section 3). */
  readonly feedback?: {
    readonly type: string;
    readonly sourceIp?: string;
    readonly originalMailFrom?: string;
  };
  /** Of a read receipt: the disposition type, such as "displayed" or "deleted" (RFC 8098 section 3.2.6.2). */
  readonly disposition?: string;
  /** What is not as it should be, in whole sentences: a bounce that has a sender can be bounced itself. */
  readonly doubts: readonly string[];
  /** "carries a bounce about bob@example.org: no such user" */
  readonly summary: string;
}
