import { SplitPane } from '../../components/split-pane.tsx';
import { useActions, useApp, useWorkspace } from '../../state/store-context.tsx';
import { SessionView } from '../session/session-view.tsx';
import { SessionList } from './session-list.tsx';
import './sessions-view.css';

const LIST_MIN = 260;
const SESSION_MIN = 440;

/** The list alone, until a session is chosen; then the session beside it. */
export function SessionsView() {
  const session = useWorkspace((workspace) => (workspace.selection ? workspace.session : undefined));
  const width = useApp((state) => state.preferences.listWidth);
  const { setPreference } = useActions();
  return (
    <main className="sessions-view" aria-label="Sessions">
      <SplitPane
        direction="row"
        sized="first"
        size={width}
        min={LIST_MIN}
        minOther={SESSION_MIN}
        label="Width of the session list"
        onResize={(size) => {
          setPreference('listWidth', size);
        }}
        first={<SessionList />}
        second={session && <SessionView session={session} />}
      />
    </main>
  );
}
