import { SplitPane } from '../../components/split-pane.tsx';
import { useElementSize } from '../../components/use-element-size.ts';
import { useActions, useApp, useWorkspace } from '../../state/store-context.tsx';
import { SessionView } from '../session/session-view.tsx';
import { SessionList } from './session-list.tsx';
import './sessions-view.css';

const LIST_MIN = 260;
const SESSION_MIN = 440;
/** Below this width there is room for one of the two only. */
const BOTH_FROM = 720;

/** The list alone, until a session is chosen; then the session beside it. */
export function SessionsView() {
  const session = useWorkspace((workspace) => (workspace.selection ? workspace.session : undefined));
  const share = useApp((state) => state.preferences.listShare);
  const { setPreference } = useActions();
  const [size, measure] = useElementSize<HTMLElement>();
  return (
    <main className="sessions-view" aria-label="Sessions" ref={measure}>
      <h1 className="spoken">Sessions</h1>
      <SplitPane
        direction="row"
        sized="first"
        share={share}
        min={LIST_MIN}
        minOther={SESSION_MIN}
        solo={size.width > 0 && size.width < BOTH_FROM}
        label="Width of the session list"
        onResize={(wanted) => {
          setPreference('listShare', wanted);
        }}
        first={<SessionList />}
        second={session && <SessionView session={session} />}
      />
    </main>
  );
}
