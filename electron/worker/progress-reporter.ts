import type { CaptureState } from '../../shared/ipc/contract.ts';
import type { ReadingProgress } from './protocol.ts';

/** Ten times a second is as often as an eye can use. */
const INTERVAL_MILLIS = 100;

export type Position = Omit<ReadingProgress, 'state' | 'revision'>;

/** Answering what a new revision makes the window ask may take this share of the time. */
const ANSWERING_SHARE = 0.04;

/** Reports where reading stands, not too often; a change of state, and the first sessions, always at once. */
export function createProgressReporter(report: (progress: ReadingProgress) => void, now: () => number) {
  let reportedAt = Number.NEGATIVE_INFINITY;
  let reported: ReadingProgress | undefined;
  let revision = 0;
  let revisedAt = Number.NEGATIVE_INFINITY;
  let revisedVersion = 0;
  let answeringMillis = 0;

  function revise(version: number): void {
    revision += 1;
    revisedAt = now();
    revisedVersion = version;
    answeringMillis = 0;
  }

  /** The first sessions since the last report. */
  const areFirst = ({ sessions }: Position): boolean => sessions > 0 && (reported?.sessions ?? 0) === 0;

  function send(position: Position, state: CaptureState, version: number): void {
    const isDue = areFirst(position) || now() - revisedAt >= answeringMillis / ANSWERING_SHARE;
    if (reported?.state.kind !== state.kind || (version !== revisedVersion && isDue)) revise(version);
    reportedAt = now();
    reported = { ...position, state, revision };
    report(reported);
  }

  return {
    revision: () => revision,
    /** Tells how long an answer to the window took. */
    answered(millis: number): void {
      answeringMillis += millis;
    },
    /** `version` is that of the sessions: it rises when one comes, or comes again. */
    moved(position: Position, version: number): void {
      if (areFirst(position) || now() - reportedAt >= INTERVAL_MILLIS)
        send(position, { kind: 'reading' }, version);
    },
    changed: send,
    /** The answers of the list calls have changed for sure. */
    revised(position: Position, state: CaptureState, version: number): void {
      revise(version);
      send(position, state, version);
    },
  };
}
