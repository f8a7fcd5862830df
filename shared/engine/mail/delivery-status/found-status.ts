import type { Stage } from '../../../model/exchange.ts';
import type { HeaderField } from '../../../model/mail/header-field.ts';
import type { DeliveryStatus, DsnRecipient } from '../../../model/mail/delivery-status.ts';
import type { PartText } from '../read-message.ts';

/** What is known of a message that may tell of another one. */
export interface StatusSource {
  readonly headers: readonly HeaderField[];
  /** In the order of the message. */
  readonly texts: readonly PartText[];
  /** MAIL FROM; empty for the null sender, absent when the capture does not hold it. */
  readonly sender?: string;
}

/** A recipient as the message tells of it, its diagnostic not decoded yet. */
export interface FoundRecipient extends Pick<
  DsnRecipient,
  'address' | 'originalAddress' | 'action' | 'status' | 'remoteMta' | 'diagnostic' | 'retriesUntil'
> {
  /** Where in the dialogue the quoted reply came. */
  readonly stage?: Stage;
}

export interface FoundStatus extends Omit<DeliveryStatus, 'recipients' | 'summary'> {
  readonly recipients: readonly FoundRecipient[];
}
