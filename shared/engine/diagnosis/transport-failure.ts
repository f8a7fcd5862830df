import { groupOf } from '../../model/reason.ts';
import type { Rejection } from '../../model/rejection.ts';
import type { UndiagnosedSession } from '../../model/session.ts';
import { brokenOpening } from './transport/opening.ts';
import { brokenSession } from './transport/session-end.ts';

/**
 * The failure of the connection itself; undefined where a dialogue took place and ended properly, where a refusing reply
 * already explains the end (`refused`), or where the capture does not show it.
 */
export function explainTransportFailure(
  session: UndiagnosedSession,
  refused: boolean,
): Rejection | undefined {
  const failure = brokenOpening(session) ?? (refused ? undefined : brokenSession(session));
  if (failure === undefined) return undefined;
  const reason = failure.reason ?? 'connection_failed';
  const { exchange } = failure;
  return {
    ...(exchange === undefined ? {} : { exchange }),
    stage: failure.stage,
    permanence: failure.permanence ?? 'temporary',
    text: '',
    reason,
    group: groupOf(reason),
    confidence: failure.confidence,
    summary: failure.summary,
    explanation: failure.explanation,
    advice: failure.advice,
    actor: failure.actor,
    quotedAddresses: [],
    urls: [],
    evidence: failure.evidence,
  };
}
