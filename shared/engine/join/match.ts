import type { Confidence } from '../../model/rejection.ts';
import type { RefusalTrace, SessionTrace } from './session-trace.ts';

/** A session that a line tells of, how sure that is and why. */
export interface Match {
  readonly trace: SessionTrace;
  readonly certainty: Confidence;
  readonly why: readonly string[];
}

/** A session that lines may tell of, with what speaks for it. */
export interface Suspect {
  readonly trace: SessionTrace;
  readonly score: number;
  readonly reasons: readonly string[];
  /** Milliseconds between the lines and the session; 0 when they lie within it. */
  readonly distance: number;
  /** The refusal that a line tells of which tells nothing else. */
  readonly refusal?: RefusalTrace;
}

/** What only one connection, or one line of its own, of a log can tell of: a session, or one refusal in it. */
export const claimOf = ({ trace, refusal }: Suspect): string =>
  `${String(trace.id)}/${String(refusal?.exchange ?? '')}`;

/** What speaks for a session; only one that has this much is told by more than time. */
export const WEIGHTS = {
  words: 40,
  port: 60,
  messageId: 40,
  recipient: 15,
  sender: 8,
  helo: 4,
  time: 2,
} as const;
/** Words of refusals repeat: only so near are they those of this moment. */
const NEAR_MILLIS = 2_000;
const TELLING = WEIGHTS.recipient;

/** The suspect with most for it; undefined when there is none. Several with the same make it a guess. */
export function choose(suspects: readonly Suspect[]): Match | undefined {
  const [best, second] = [...suspects].sort((a, b) => b.score - a.score || a.distance - b.distance);
  if (!best) return undefined;
  const { trace, reasons } = best;
  const isEqual = second !== undefined && second.score === best.score;
  if (isEqual) return { trace, certainty: 'guess', why: [...reasons, EQUAL] };
  if (best.score >= WEIGHTS.words && best.distance <= NEAR_MILLIS)
    return { trace, certainty: 'certain', why: reasons };
  const isTold = best.score >= TELLING || second === undefined;
  return { trace, certainty: isTold ? 'likely' : 'guess', why: reasons };
}

/** What a suspect amounts to that was chosen among all; `isElsewhere` tells those that other lines are of. */
export function settle(
  chosen: Suspect,
  suspects: readonly Suspect[],
  isElsewhere: (suspect: Suspect) => boolean,
  hasOtherLines: boolean,
): Match | undefined {
  const rivals = suspects.filter((each) => each.trace !== chosen.trace && each.score >= chosen.score);
  const { trace, reasons } = chosen;
  if (hasOtherLines) return { trace, certainty: 'guess', why: [...reasons, OTHER_LINES] };
  if (rivals.length === 0) return choose([chosen]);
  return rivals.every(isElsewhere)
    ? { trace, certainty: 'likely', why: [...reasons, OTHERS_TOLD] }
    : { trace, certainty: 'guess', why: [...reasons, EQUAL] };
}

const OTHER_LINES = 'Other lines, of a session that the capture does not hold, would fit as well.';
const OTHERS_TOLD = 'Other sessions fit as well, but have lines of their own, in the same order.';
const EQUAL = 'Another session fits as well; this one is the nearest in time.';
