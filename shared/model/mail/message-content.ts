import type { AuthenticationFacts } from './authentication-facts.ts';
import type { DeliveryStatus } from './delivery-status.ts';
import type { HeaderField } from './header-field.ts';
import type { MimePart } from './mime-part.ts';
import type { ReceivedTrace } from './received.ts';

/** What is inside a message: found on demand, from its bytes in the capture. */
export interface MessageContent {
  readonly headers: readonly HeaderField[];
  /** The message as a tree of its parts. */
  readonly parts: MimePart;
  readonly received: ReceivedTrace;
  /** Of messages that tell of another one. */
  readonly deliveryStatus?: DeliveryStatus;
  readonly authentication: AuthenticationFacts;
}
