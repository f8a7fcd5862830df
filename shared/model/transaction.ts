import type { MessageContent } from './mail/message-content.ts';

export type RecipientOutcome = 'accepted' | 'rejected' | 'deferred' | 'unanswered';

export interface Recipient {
  /** The address without angle brackets and source route. */
  readonly address: string;
  readonly outcome: RecipientOutcome;
  /** Index of the exchange that decided it. */
  readonly exchange: number;
}

/** What is known of a message that was sent; its body is not kept. What is inside it is told on demand (`--messages`). */
export interface Message extends Partial<MessageContent> {
  /** Octets after dot-unstuffing and without the terminating dot line. */
  readonly bytes: number;
  /** False when the capture does not hold the whole message. */
  readonly complete: boolean;
  /** Packets that hold its first and its last byte, and ISO 8601 UTC when they came; absent when it was never begun. */
  readonly packet?: number;
  readonly at?: string;
  readonly lastPacket?: number;
  readonly lastAt?: string;
  /** Lower-case hexadecimal, of the complete message only. */
  readonly sha256?: string;
  /** Header fields, RFC 2047 decoded. */
  readonly subject?: string;
  readonly messageId?: string;
  readonly from?: string;
  readonly to?: string;
  readonly date?: string;
}

export type TransactionOutcome =
  'delivered' | 'partially-delivered' | 'rejected' | 'deferred' | 'abandoned' | 'unknown';

/** A mail transaction (RFC 5321 section 3.3): MAIL, RCPT…, the message. */
export interface Transaction {
  /** The reverse-path without angle brackets; empty for the null sender; absent when the capture does not hold MAIL. */
  readonly sender?: string;
  readonly recipients: readonly Recipient[];
  readonly message?: Message;
  /** The receiver's queue id, from the accepting reply. */
  readonly queueId?: string;
  readonly outcome: TransactionOutcome;
}
