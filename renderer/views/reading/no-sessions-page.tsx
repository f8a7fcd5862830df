import { MailSearch } from 'lucide-react';
import { timeSpan } from '../../wording/time.ts';
import { byteSize, count } from '../../../shared/report/text/wording.ts';
import { NoticeList } from '../../components/notice-list.tsx';
import { RecordCommand } from '../../components/record-command.tsx';
import { useTimeZone, useWorkspace } from '../../state/store-context.tsx';
import './state-page.css';

/** A sound capture without mail in it: what was found instead, and how to record mail. */
export function NoSessionsPage() {
  const overview = useWorkspace((workspace) => workspace.overview);
  const zone = useTimeZone();
  const capture = overview?.capture;
  return (
    <main className="state-page">
      <div className="state-card tone-quiet">
        <MailSearch size={32} aria-hidden />
        <h1>No SMTP session in this capture</h1>
        {capture && (
          <p>
            It holds {count(capture.packets, 'packet')} ({byteSize(capture.bytes)}
            {capture.linkTypes.length > 0 && `, ${capture.linkTypes.join(', ')}`})
            {capture.firstPacketAt !== undefined &&
              capture.lastPacketAt !== undefined &&
              ` of ${timeSpan(capture.firstPacketAt, capture.lastPacketAt, zone)}`}
            , but nobody speaks SMTP or LMTP in them.
          </p>
        )}
        {overview !== undefined && overview.notices.length > 0 && (
          <section>
            <h2 className="section-title">What was found</h2>
            <NoticeList notices={overview.notices} />
          </section>
        )}
        <section>
          <h2 className="section-title">To record mail, on the mail server</h2>
          <RecordCommand />
        </section>
      </div>
    </main>
  );
}
