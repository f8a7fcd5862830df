import { FileWarning } from 'lucide-react';
import type { CaptureState } from '../../../shared/ipc/contract.ts';
import { visibleText } from '../../../shared/model/visible-text.ts';
import { CopyButton } from '../../components/copy-button.tsx';
import { useActions } from '../../state/store-context.tsx';
import '../../components/button.css';
import './state-page.css';

/** A file that could not be read: what is wrong with it and what to do. */
export function FailedPage(props: {
  readonly name: string;
  readonly failure: Extract<CaptureState, { kind: 'failed' }>;
}) {
  const { name, failure } = props;
  const { openDialog } = useActions();
  return (
    <main className="state-page">
      <div className="state-card tone-bad" role="alert">
        <FileWarning size={32} aria-hidden />
        <h1>{visibleText(name)} cannot be opened</h1>
        <p className="state-message">{visibleText(failure.message)}</p>
        <p>{visibleText(failure.tip ?? FALLBACK_TIP)}</p>
        <div className="state-actions">
          <button type="button" className="button button-primary" onClick={openDialog}>
            Open another capture…
          </button>
          <CopyButton
            caption="Copy the message"
            label="Copy the message"
            text={() => `${name}: ${failure.message} (${failure.code})`}
          />
        </div>
      </div>
    </main>
  );
}

const FALLBACK_TIP =
  'smtpscope reads pcap and pcapng files, as tcpdump and Wireshark write them, also compressed with gzip.';
