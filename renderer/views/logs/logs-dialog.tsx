import type { CaptureLogs } from '../../../shared/ipc/contract.ts';
import type { LogClock, LogFile } from '../../../shared/model/log.ts';
import { visibleText } from '../../../shared/model/visible-text.ts';
import { byteSize, count } from '../../../shared/report/text/wording.ts';
import { Dialog } from '../../components/dialog.tsx';
import { NoticeList } from '../../components/notice-list.tsx';
import { useActions, useWorkspace } from '../../state/store-context.tsx';
import { LOG_PROGRAMS } from '../../wording/log-lines.ts';
import { ClockForm } from './clock-form.tsx';
import { clockInWords } from './clock-words.ts';
import { stateInWords } from './log-section.tsx';
import { UnmatchedLines } from './unmatched-lines.tsx';
import './logs.css';

/** The mail logs beside the capture: what was read, by which clock, and what one of the two knows and the other does not. */
export function LogsDialog() {
  const { showDialog, openLogs, closeLogs } = useActions();
  const logs = useWorkspace((workspace) => workspace.logs);
  const close = () => {
    showDialog(undefined);
  };
  return (
    <Dialog
      title="Mail logs"
      onClose={close}
      tools={
        <>
          <button type="button" className="button button-small" onClick={openLogs}>
            Add …
          </button>
          {logs && (
            <button
              type="button"
              className="button button-small"
              onClick={() => {
                closeLogs();
                close();
              }}
            >
              Close the logs
            </button>
          )}
        </>
      }
    >
      {logs ? <Told logs={logs} onDone={close} /> : <p>No mail log is open beside this capture.</p>}
    </Dialog>
  );
}

function Told({ logs, onDone }: { readonly logs: CaptureLogs; readonly onDone: () => void }) {
  const { join, settings } = logs;
  return (
    <>
      <p data-testid="log-state">{stateInWords(logs)}</p>
      {join && (
        <>
          {join.notices.length > 0 && <NoticeList notices={join.notices} />}
          <Files files={join.files} clocks={join.clocks} />
          <ClockForm key={`${settings.timeZone} ${settings.year}`} settings={settings} />
          <UnmatchedLines count={join.refusalsNotCaptured} />
          <NotLogged sessions={join.sessionsNotLogged} onDone={onDone} />
        </>
      )}
    </>
  );
}

function Files({
  files,
  clocks,
}: {
  readonly files: readonly LogFile[];
  readonly clocks: readonly LogClock[];
}) {
  return (
    <section>
      <h3 className="section-title">Files</h3>
      <ul className="log-files">
        {files.map((file, index) => (
          <li key={index}>
            <strong>{visibleText(file.file)}</strong>
            <span className="faint">
              {[
                file.programs.map((program) => LOG_PROGRAMS[program]).join(', '),
                byteSize(file.bytes),
                `${count(file.mailLines, 'line')} understood`,
                ...(file.unknownLines > 0 ? [`${count(file.unknownLines, 'line')} not`] : []),
                ...(file.foreignLines > 0 ? [`${count(file.foreignLines, 'line')} of other programs`] : []),
              ]
                .filter((text) => text !== '')
                .join(' · ')}
            </span>
            {clocks
              .filter((clock) => clock.file === file.file)
              .map((clock, place) => (
                <span key={place} className="log-clock">
                  {visibleText(clockInWords(clock))}
                </span>
              ))}
          </li>
        ))}
      </ul>
    </section>
  );
}

function NotLogged(props: {
  readonly sessions: { readonly count: number; readonly ids: readonly number[] };
  readonly onDone: () => void;
}) {
  const { sessions, onDone } = props;
  const { setFilter, show } = useActions();
  if (sessions.count === 0) return null;
  return (
    <section>
      <h3 className="section-title">Sessions that no line tells of</h3>
      <p>
        {count(sessions.count, 'session')} within the time of the logs{' '}
        {sessions.ids.length > 0 && (
          <button
            type="button"
            className="link"
            onClick={() => {
              setFilter(sessions.ids.map((id) => `id:${id}`).join(' OR '));
              show('sessions');
              onDone();
            }}
          >
            {sessions.ids.length < sessions.count ? `Show the first ${sessions.ids.length}` : 'Show them'}
          </button>
        )}
      </p>
    </section>
  );
}
