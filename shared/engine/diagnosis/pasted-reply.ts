import type { Stage } from '../../model/exchange.ts';

/** A reply as it was found in what somebody pasted. */
export interface PastedReply {
  readonly lines: readonly string[];
  readonly code?: number;
  readonly status?: string;
  readonly stage?: Stage;
}
