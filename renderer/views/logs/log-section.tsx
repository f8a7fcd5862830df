import { ScrollText } from 'lucide-react';
import type { CaptureLogs } from '../../../shared/ipc/contract.ts';
import { visibleText } from '../../../shared/model/visible-text.ts';
import { count } from '../../../shared/report/text/wording.ts';
import { useActions, useWorkspace } from '../../state/store-context.tsx';
import '../../components/button.css';
import './logs.css';

/** In the overview: the mail logs beside this capture, or the way to open one. */
export function LogSection() {
  const logs = useWorkspace((workspace) => workspace.logs);
  const { openLogs, showDialog } = useActions();
  return (
    <section aria-label="Mail logs" data-testid="log-section">
      <h2 className="section-title">Mail logs</h2>
      {logs ? (
        <>
          <p>{visibleText(logs.names.join(', '))}</p>
          <p className="faint">{stateInWords(logs)}</p>
        </>
      ) : (
        <p className="faint">
          The log of the mail server tells the other half: queue ids, retries, and refusals that were not
          captured.
        </p>
      )}
      <p className="log-buttons">
        {logs && (
          <button
            type="button"
            className="button button-small"
            onClick={() => {
              showDialog('logs');
            }}
          >
            <ScrollText size={13} aria-hidden />
            What they tell
          </button>
        )}
        <button
          type="button"
          className="button button-small"
          title="Open mail logs (Ctrl+L)"
          onClick={openLogs}
        >
          {logs ? 'Add …' : 'Open a mail log …'}
        </button>
      </p>
    </section>
  );
}

/** "31 lines tell of 12 sessions; 4 refusals were not captured." */
export function stateInWords({ state, join }: CaptureLogs): string {
  if (state.kind === 'failed') return state.message;
  if (state.kind === 'waiting') return 'Waiting for the capture to be read …';
  if (state.kind === 'reading' || !join) {
    const share = state.kind === 'reading' ? ` ${Math.round(state.share * 100)} %` : '';
    return `Reading …${share}`;
  }
  const { matchedLines, matchedSessions, refusalsNotCaptured } = join;
  const matched = `${count(matchedLines, 'line')} ${matchedLines === 1 ? 'tells' : 'tell'} of ${count(matchedSessions, 'session')}`;
  return refusalsNotCaptured === 0
    ? `${matched}.`
    : `${matched}; ${count(refusalsNotCaptured, 'refusal')} in them ${refusalsNotCaptured === 1 ? 'was' : 'were'} not captured.`;
}
