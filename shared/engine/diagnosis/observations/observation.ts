import type { Reply } from '../../../model/exchange.ts';
import type { Evidence } from '../../../model/rejection.ts';
import type { UndiagnosedSession } from '../../../model/session.ts';
import type { DialoguePoint } from '../dialogue-point.ts';
import type { Verdict } from '../refusal.ts';

/** A refusal, what was made of it, and where it stood. */
export interface Situation {
  readonly session: UndiagnosedSession;
  readonly point: DialoguePoint;
  readonly reply: Reply;
  readonly quotedAddresses: readonly string[];
  readonly verdict: Verdict;
}

/** Something in the session that does not fit the refusal, or says more about it. */
export interface Observation {
  /** Joined to the explanation. */
  readonly sentence?: string;
  /** Steps that come before those of the reason. */
  readonly advice?: readonly string[];
  readonly evidence?: readonly Evidence[];
}

export type Observer = (situation: Situation) => Observation | undefined;

export const offers = (session: UndiagnosedSession, keyword: string): boolean =>
  session.extensions.some((line) => line.split(/[ =]/, 1)[0]?.toUpperCase() === keyword);
