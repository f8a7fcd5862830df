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
  const send = (position: Position, state: CaptureState) => {
    if (reported?.sessions !== position.sessions || reported.state.kind !== state.kind) revision += 1;
    reportedAt = now();
    reported = { ...position, state, revision };
    report(reported);
  };
  return {
    revision: () => revision,
    moved(position: Position): void {
      if (now() - reportedAt >= INTERVAL_MILLIS) send(position, { kind: 'reading' });
    },
    changed(position: Position, state: CaptureState): void {
      send(position, state);
    },
  };
}
