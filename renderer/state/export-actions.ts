import type { ActionContext } from './action-context.ts';
import type { AppActions } from './app-state.ts';

/** Writing sessions to a file. */
export function createExportActions({
  bridge,
  get,
  set,
  report,
}: ActionContext): Pick<AppActions, 'exportReport' | 'cancelExport'> {
  return {
    async exportReport(wish) {
      const captureId = get().activeId;
      if (captureId === undefined || get().exportShare !== undefined) return undefined;
      set({ exportShare: 0 });
      const stop = bridge.on('exportProgress', (progress) => {
        if (progress.captureId === captureId) set({ exportShare: progress.share });
      });
      const result = await report(bridge.exportReport({ captureId, ...wish }));
      stop();
      set({ exportShare: undefined });
      return result;
    },
    cancelExport() {
      const captureId = get().activeId;
      if (captureId !== undefined) void report(bridge.cancelExport({ captureId }));
    },
  };
}
