import { FileText, FolderOpen, Play } from 'lucide-react';
import { visibleText } from '../../../shared/model/visible-text.ts';
import { RecordCommand } from '../../components/record-command.tsx';
import { useActions, useApp } from '../../state/store-context.tsx';
import '../../components/button.css';
import './start-page.css';

/** The window with no capture in it: where to begin. */
export function StartPage() {
  const facts = useApp((state) => state.facts);
  const { openDialog, openSample, openRecent } = useActions();
  const recent = facts?.recent ?? [];
  return (
    <main className="start">
      <div className="start-column">
        <header>
          <h1>smtpscope</h1>
          <p>Open a packet capture and see, in plain words, why mail was refused and who can fix it.</p>
        </header>
        <div className="start-actions">
          <button type="button" className="button button-primary" onClick={openDialog}>
            <FolderOpen size={16} aria-hidden />
            Open a capture…
          </button>
          {facts?.hasSample === true && (
            <button type="button" className="button" onClick={openSample}>
              <Play size={16} aria-hidden />
              Look at the sample
            </button>
          )}
          <span className="faint">or drop a pcap file anywhere</span>
        </div>
        <section>
          <h2 className="section-title">Record one, on the mail server</h2>
          <RecordCommand />
          <p className="start-hint">
            Let the mail be sent again, wait until it is refused, stop with Ctrl+C, and open{' '}
            <code>smtp.pcap</code> here. Nothing leaves this computer.
          </p>
        </section>
        {recent.length > 0 && (
          <section>
            <h2 className="section-title">Recent captures</h2>
            <ul className="recent">
              {recent.map((file) => (
                <li key={file.index}>
                  <button
                    type="button"
                    onClick={() => {
                      openRecent(file.index);
                    }}
                  >
                    <FileText size={15} aria-hidden />
                    <span className="recent-name">{visibleText(file.name)}</span>
                    <span className="recent-folder">{visibleText(file.folder)}</span>
                  </button>
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </main>
  );
}
