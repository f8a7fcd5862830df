import type { CaptureProgress } from '../../../shared/ipc/contract.ts';
import { Banner } from '../../components/banner.tsx';
import { currentView } from '../../state/current-view.ts';
import { useWorkspace } from '../../state/store-context.tsx';
import { CompareView } from '../compare/compare-view.tsx';
import { Overview } from '../overview/overview.tsx';
import { FailedPage } from '../reading/failed-page.tsx';
import { NoSessionsPage } from '../reading/no-sessions-page.tsx';
import { ReadingStrip } from '../reading/reading-strip.tsx';
import { SessionsView } from '../session-list/sessions-view.tsx';
import { StatusBar } from './status-bar.tsx';
import { Toolbar } from './toolbar.tsx';

/** One open capture: being read, broken, empty, or as an overview and its sessions. */
export function CaptureView({ capture }: { readonly capture: CaptureProgress }) {
  const view = useWorkspace((workspace) => currentView(workspace, capture));
  const compare = useWorkspace((workspace) => workspace.compare);
  const { state } = capture;
  if (state.kind === 'failed') return <FailedPage name={capture.name} failure={state} />;
  const empty = capture.sessions === 0 && state.kind !== 'reading';
  return (
    <>
      {!empty && <Toolbar view={view} />}
      {state.kind === 'reading' && <ReadingStrip capture={capture} />}
      {state.kind === 'cancelled' && (
        <Banner tone="info">
          Reading was cancelled. What follows covers the first {capture.packets.toLocaleString('en-US')}{' '}
          packets; open the file again to read it all.
        </Banner>
      )}
      {empty ? (
        <NoSessionsPage />
      ) : view === 'overview' ? (
        <Overview />
      ) : compare ? (
        <CompareView compare={compare} />
      ) : (
        <SessionsView />
      )}
      <StatusBar capture={capture} />
    </>
  );
}
