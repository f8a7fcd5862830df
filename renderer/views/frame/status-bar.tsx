import { TriangleAlert } from 'lucide-react';
import type { CaptureProgress } from '../../../shared/ipc/contract.ts';
import type { SessionOutcome } from '../../../shared/model/session.ts';
import { byteSize, count } from '../../../shared/report/text/wording.ts';
import { OutcomeIcon } from '../../components/outcome-badge.tsx';
import { useActions, usePacketWord, useWorkspace } from '../../state/store-context.tsx';
import { OUTCOMES } from '../../wording/outcomes.ts';
import './status-bar.css';

/** The capture in one line. */
export function StatusBar({ capture }: { readonly capture: CaptureProgress }) {
  const overview = useWorkspace((workspace) => workspace.overview);
  const { show } = useActions();
  const unit = usePacketWord();
  const notices = overview?.notices.length ?? 0;
  return (
    <footer className="status-bar">
      <span>{count(capture.packets, unit)}</span>
      <span>{byteSize(capture.bytesRead)}</span>
      <span data-testid="session-count">{count(capture.sessions, 'session')}</span>
      <ul className="status-outcomes" aria-label="Outcomes">
        {overview?.outcomes.map(({ value, count: number }) => (
          <li key={value}>
            <OutcomeIcon outcome={value as SessionOutcome} size={12} />
            {number.toLocaleString('en-US')} {OUTCOMES[value as SessionOutcome].word.toLowerCase()}
          </li>
        ))}
      </ul>
      {notices > 0 && (
        <button
          type="button"
          className="status-notices"
          onClick={() => {
            show('overview');
          }}
        >
          <TriangleAlert size={12} aria-hidden />
          {count(notices, 'notice')}
        </button>
      )}
    </footer>
  );
}
