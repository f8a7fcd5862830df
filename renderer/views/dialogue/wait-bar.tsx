import { duration } from '../../../shared/report/text/wording.ts';
import type { Wait } from '../../dialogue/waits.ts';
import './wait-bar.css';

/** How long a side took before this, as long as the longest wait of the session is wide. */
export function WaitBar(props: { readonly wait: Wait | undefined; readonly longestMs: number }) {
  const { wait, longestMs } = props;
  if (!wait || longestMs === 0) return <span className="wait-bar" />;
  return (
    <span
      className="wait-bar"
      title={`The ${wait.side} took ${duration(wait.millis)}${wait.troubled ? '; packets were lost or sent again meanwhile' : ''}`}
    >
      <span
        className={`wait-fill wait-of-${wait.side}`}
        style={{ width: `${(100 * wait.millis) / longestMs}%` }}
      />
    </span>
  );
}
