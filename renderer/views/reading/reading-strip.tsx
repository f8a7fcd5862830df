import type { CaptureProgress } from '../../../shared/ipc/contract.ts';
import { byteSize, count } from '../../../shared/report/text/wording.ts';
import { useActions } from '../../state/store-context.tsx';
import '../../components/button.css';
import './reading-strip.css';

/** How far the reading has come, and the way to stop it. */
export function ReadingStrip({ capture }: { readonly capture: CaptureProgress }) {
  const { cancelReading } = useActions();
  const { bytesRead, bytesTotal, packets } = capture;
  const share =
    bytesTotal === undefined || bytesTotal === 0 ? undefined : Math.min(1, bytesRead / bytesTotal);
  const size =
    bytesTotal === undefined ? byteSize(bytesRead) : `${byteSize(bytesRead)} of ${byteSize(bytesTotal)}`;
  return (
    <section className="reading-strip" aria-label="Progress">
      <progress aria-label="Reading the capture" max={1} {...(share === undefined ? {} : { value: share })} />
      <span className="reading-figures">
        Reading: {count(packets, 'packet')}, {size}
        {share !== undefined && `, ${Math.floor(share * 100)} %`}
      </span>
      <button
        type="button"
        className="button button-small"
        onClick={() => {
          cancelReading(capture.captureId);
        }}
      >
        Cancel
      </button>
    </section>
  );
}
