import type { CaptureState } from '../../shared/ipc/contract.ts';
import type { ReadingProgress } from './protocol.ts';

/** Ten times a second is as often as an eye can use. */
const INTERVAL_MILLIS = 100;

export type Position = Omit<ReadingProgress, 'state' | 'revision'>;

/** Reports where reading stands, not too often; a change of state is always reported. */
export function createProgressReporter(report: (progress: ReadingProgress) => void, now: () => number) {
  let reportedAt = Number.NEGATIVE_INFINITY;
  let revision = 0;
  let reported: ReadingProgress | undefined;
  let reportedVersion = 0;
  const send = (position: Position, state: CaptureState, version: number) => {
    if (reportedVersion !== version || reported?.state.kind !== state.kind) revision += 1;
    reportedVersion = version;
    reportedAt = now();
    reported = { ...position, state, revision };
    report(reported);
  };
  return {
    revision: () => revision,
    /** `version` is that of the sessions: it rises when one comes, or comes again. */
    moved(position: Position, version: number): void {
      if (now() - reportedAt >= INTERVAL_MILLIS) send(position, { kind: 'reading' }, version);
    },
    changed(position: Position, state: CaptureState, version: number): void {
      send(position, state, version);
    },
  };
}
