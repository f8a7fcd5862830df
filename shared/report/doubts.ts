import type { Session } from '../model/session.ts';
import { captureCommand } from '../remedy/recording/capture-command.ts';
import { wishOfSessions } from '../remedy/recording/wish-of-sessions.ts';
import { byteSize, count } from './text/wording.ts';

/** What the capture cannot tell, as sentences, and the command that would have caught it. */
export interface Doubts {
  readonly sentences: readonly string[];
  /** A tcpdump command for the next time. */
  readonly command: string;
}

/** What could not be known of these sessions; undefined when nothing is in doubt. */
export function doubtsOf(sessions: readonly Session[]): Doubts | undefined {
  const cut = sessions.filter(({ transport }) => transport.events.some(({ kind }) => kind === 'cut'));
  const holes = sessions.filter((session) => missing(session) > 0 && !cut.includes(session));
  const halves = sessions.filter(({ transport }) => ['missing', 'partial'].includes(transport.opening));
  const open = sessions.filter(({ transport }) => transport.closing === 'open');
  const hidden = sessions.filter(({ outcome }) => outcome === 'encrypted');
  const sentences = [
    cut.length > 0 &&
      `${count(cut.length, 'session')} with packets cut by the snap length of the recording${named(cut)}.`,
    holes.length > 0 &&
      `${count(holes.length, 'session')} with bytes that the capture does not hold (${byteSize(holes.reduce((sum, session) => sum + missing(session), 0))} in all)${named(holes)}.`,
    halves.length > 0 &&
      `${count(halves.length, 'session')} whose beginning was not captured${named(halves)}.`,
    open.length > 0 && `${count(open.length, 'session')} whose end was not captured${named(open)}.`,
    hidden.length > 0 &&
      `${count(hidden.length, 'session')} hidden by TLS: addresses and replies are not in the packets, but in the logs of the two servers${named(hidden)}.`,
  ].filter((sentence) => sentence !== false);
  if (sentences.length === 0) return undefined;
  return { sentences, command: captureCommand(wishOfSessions(sessions)).command };
}

const missing = ({ transport }: Session): number =>
  transport.missingBytes.client + transport.missingBytes.server;

const IDS_SHOWN = 6;

function named(sessions: readonly Session[]): string {
  const ids = sessions.slice(0, IDS_SHOWN).map(({ id }) => id);
  return `: ${ids.join(', ')}${sessions.length > IDS_SHOWN ? ' …' : ''}`;
}
