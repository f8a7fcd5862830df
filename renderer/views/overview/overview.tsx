import { NoticeList } from '../../components/notice-list.tsx';
import { useActiveCapture, useWorkspace } from '../../state/store-context.tsx';
import { CaptureFactsList } from './capture-facts-list.tsx';
import { causeHeadline } from '../../../shared/model/cause-headline.ts';
import { visibleText } from '../../../shared/model/visible-text.ts';
import { ActivityChart } from './activity-chart.tsx';
import { CauseList } from './cause-list.tsx';
import { headline } from './headline.ts';
import { LogSection } from '../logs/log-section.tsx';
import { OutcomeCounts } from './outcome-counts.tsx';
import { TopLists } from './top-lists.tsx';
import './overview.css';

/** A whole capture at a glance: how its sessions ended, why mail was refused, what is doubtful about the recording. */
export function Overview() {
  const overview = useWorkspace((workspace) => workspace.overview);
  const reading = useActiveCapture()?.state.kind === 'reading';
  if (overview === undefined)
    return (
      <main className="overview overview-waiting" aria-busy="true">
        <p className="faint">Reading …</p>
      </main>
    );
  const total = overview.outcomes.reduce((sum, { count }) => sum + count, 0);
  const refusals = overview.causes.reduce((sum, cause) => sum + cause.refusals, 0);
  const [foremost] = overview.causes;
  const lead = foremost && causeHeadline(foremost, refusals);
  return (
    <main className="overview" aria-label="Overview" tabIndex={0}>
      <div className="overview-columns">
        <div className="overview-main">
          <section className="overview-head">
            <h1>{total === 0 && reading ? 'No session found yet' : headline(overview.outcomes)}</h1>
            {lead !== undefined && <p className="overview-lead">{visibleText(lead)}.</p>}
            <OutcomeCounts outcomes={overview.outcomes} />
          </section>
          <section aria-label="Sessions over time">
            <h2 className="section-title">Sessions over time</h2>
            <ActivityChart activity={overview.activity} />
          </section>
          <CauseList causes={overview.causes} reading={reading} />
        </div>
        <aside className="overview-side" aria-label="About this capture">
          <section>
            <h2 className="section-title">Capture</h2>
            <CaptureFactsList facts={overview.capture} />
          </section>
          <section>
            <h2 className="section-title">Notices</h2>
            {overview.notices.length === 0 ? (
              <p className="faint">Nothing doubtful was found in this recording.</p>
            ) : (
              <NoticeList notices={overview.notices} />
            )}
          </section>
          <LogSection />
          <TopLists participants={overview.participants} total={total} />
        </aside>
      </div>
    </main>
  );
}
