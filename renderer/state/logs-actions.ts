import type { CaptureId } from '../../shared/ipc/contract.ts';
import { failureText, type ActionContext } from './action-context.ts';
import type { AppActions } from './app-state.ts';

type LogsActions = Pick<AppActions, 'openLogs' | 'closeLogs' | 'setLogClock' | 'loadUnmatchedLog'>;

/** Lines of one answer. */
const LINES_AT_ONCE = 100;

/** Mail logs beside the capture. `refreshSession` has the open session say what they tell. */
export function createLogsActions(
  { bridge, get, update, report }: ActionContext,
  refreshSession: (captureId: CaptureId) => void,
): { readonly actions: LogsActions; readonly follow: () => () => void } {
  const load = async (captureId: CaptureId) => {
    const logs = await report(bridge.captureLogs({ captureId }));
    update(captureId, () => ({ logs }));
  };
  return {
    follow: () =>
      bridge.on('logs', ({ captureId, state }) => {
        const before = get().workspaces.get(captureId)?.logs;
        // Progress comes often, and changes nothing but itself.
        if (state?.kind === 'reading' && before?.state.kind === 'reading') {
          update(captureId, () => ({ logs: { ...before, state } }));
          return;
        }
        void load(captureId);
        if (state === undefined || state.kind === 'done') {
          update(captureId, () => ({ unmatchedLog: undefined }));
          refreshSession(captureId);
        }
        if (state?.kind === 'failed')
          get().actions.fail([state.message, state.tip].filter(Boolean).join(' '));
      }),
    actions: {
      openLogs() {
        const captureId = get().activeId;
        if (captureId === undefined) return;
        void report(bridge.openLogDialog({ captureId })).then((opened) => {
          if (opened === true) get().actions.showDialog('logs');
        });
      },
      closeLogs() {
        const captureId = get().activeId;
        if (captureId !== undefined) void report(bridge.closeLogs({ captureId }));
      },
      async setLogClock(settings) {
        const captureId = get().activeId;
        if (captureId === undefined) return undefined;
        try {
          await bridge.setLogClock({ captureId, ...settings });
          return undefined;
        } catch (error) {
          return failureText(error);
        }
      },
      loadUnmatchedLog() {
        const captureId = get().activeId;
        const workspace = captureId === undefined ? undefined : get().workspaces.get(captureId);
        if (captureId === undefined || !workspace) return;
        const { lines = [] } = workspace.unmatchedLog ?? {};
        const offset = lines.length;
        void report(bridge.unmatchedLog({ captureId, offset, limit: LINES_AT_ONCE })).then((page) => {
          if (page)
            update(captureId, ({ unmatchedLog }) =>
              (unmatchedLog?.lines.length ?? 0) === offset
                ? { unmatchedLog: { ...page, lines: [...lines, ...page.lines] } }
                : {},
            );
        });
      },
    },
  };
}
