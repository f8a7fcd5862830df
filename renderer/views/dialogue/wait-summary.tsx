import type { Session } from '../../../shared/model/session.ts';
import { duration } from '../../../shared/report/text/wording.ts';
import { waitsOf } from '../../dialogue/waits.ts';

/** Who kept whom waiting, all in all: a bar in two colours, and the scale of the bars below it. */
export function WaitSummary({ session }: { readonly session: Session }) {
  const { clientMs, serverMs, longestMs } = waitsOf(session);
  const sum = clientMs + serverMs;
  if (sum === 0) return null;
  return (
    <p
      className="wait-summary"
      title={`Time until each side went on, all in all. The bars of the steps are drawn to the longest wait, ${duration(longestMs)}.`}
    >
      <span className="wait-total" aria-hidden>
        <span className="wait-of-client" style={{ flexGrow: clientMs }} />
        <span className="wait-of-server" style={{ flexGrow: serverMs }} />
      </span>
      <span className="wait-name wait-name-client">
        <span className="wait-word">client </span>
        {duration(clientMs)}
      </span>
      <span className="wait-name wait-name-server">
        <span className="wait-word">server </span>
        {duration(serverMs)}
      </span>
      <span className="wait-scale">full bar {duration(longestMs)}</span>
    </p>
  );
}
