import type { CaptureFacts } from './capture.ts';
import type { Cause } from './cause.ts';
import type { LogJoin } from './log.ts';
import type { Notice } from './notice.ts';
import type { Session } from './session.ts';

/** The analysis document: what `smtpscope analyze --format json` prints. */
export interface AnalysisDocument {
  readonly schema: 'smtpscope/analysis@1';
  readonly capture: CaptureFacts;
  readonly notices: readonly Notice[];
  readonly sessions: readonly Session[];
  /** Refusals of the whole capture, grouped by what caused them, the largest group first. */
  readonly causes: readonly Cause[];
  /** Mail logs that were read beside the capture; absent without them. */
  readonly logs?: LogJoin;
}
