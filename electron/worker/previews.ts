import type { Session } from '../../shared/model/session.ts';
import type { LiveAnalysis } from './worker-parts.ts';

export type Previews = ReturnType<typeof createPreviews>;

/** Sessions shown before they are over: a screen or two of them, and at the first look, which must be quick, one. */
const PREVIEWS_AT_ONCE = 100;
const PREVIEWS_AT_FIRST = 40;
/** The first look comes with the first packets; then the pauses double, up to the longest. */
const FIRST_PAUSE_MILLIS = 200;
const LONGEST_PAUSE_MILLIS = 3_000;

/** Shows sessions that are not over yet, anew when they have gone on. */
export function createPreviews(
  analysis: Pick<LiveAnalysis, 'openSessions'>,
  show: (session: Session) => void,
  now: () => number,
) {
  /** How many packets each session had when it was shown last. */
  let shown = new Map<number, number>();
  let due = Number.NEGATIVE_INFINITY;
  let pause = FIRST_PAUSE_MILLIS;

  function look(): void {
    const open = analysis.openSessions(shown.size === 0 ? PREVIEWS_AT_FIRST : PREVIEWS_AT_ONCE);
    for (const session of open) if (shown.get(session.id) !== session.packets) show(session);
    shown = new Map(open.map(({ id, packets }) => [id, packets]));
  }

  return {
    /** To be called again and again while the capture is read. */
    refresh(): void {
      const time = now();
      if (time < due) return;
      look();
      due = time + pause;
      // Until there is something to show, the next packets may bring it.
      if (shown.size > 0) pause = Math.min(pause * 2, LONGEST_PAUSE_MILLIS);
      else due = time;
    },
  };
}
