import type { CaptureProgress } from '../../shared/ipc/contract.ts';
import type { View, Workspace } from './app-state.ts';

/** What is on screen: what the user chose, else the overview; one session alone needs none. */
export function currentView(workspace: Pick<Workspace, 'chosenView'>, capture: CaptureProgress): View {
  if (workspace.chosenView !== undefined) return workspace.chosenView;
  return capture.state.kind !== 'reading' && capture.sessions === 1 ? 'sessions' : 'overview';
}
