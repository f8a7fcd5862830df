import { dialog, type BrowserWindow, type OpenDialogOptions } from 'electron';
import type { ArgumentOf } from '../../shared/ipc/contract.ts';
import { readTimeZone } from '../../shared/engine/logs.ts';
import type { CaptureStore } from './captures/capture-store.ts';

const OPEN_LOGS: OpenDialogOptions = {
  title: 'Open mail logs beside this capture',
  properties: ['openFile', 'multiSelections'],
  // maillog, mail.log.2.gz, mainlog: what a file is, its lines say.
  filters: [{ name: 'All Files', extensions: ['*'] }],
};

/** The calls that open mail logs beside a capture; the page never learns their paths. */
export function createLogOpening(
  captures: Pick<CaptureStore, 'openLogs' | 'setLogClock' | 'closeLogs'>,
  window: () => BrowserWindow | undefined,
) {
  return {
    async openLogDialog({ captureId }: ArgumentOf<'openLogDialog'>): Promise<boolean> {
      const owner = window();
      const { canceled, filePaths } = await (owner
        ? dialog.showOpenDialog(owner, OPEN_LOGS)
        : dialog.showOpenDialog(OPEN_LOGS));
      if (canceled || filePaths.length === 0) return false;
      captures.openLogs(captureId, filePaths);
      return true;
    },
    setLogClock({ captureId, timeZone, year }: ArgumentOf<'setLogClock'>): void {
      if (timeZone !== '' && !readTimeZone(timeZone))
        throw new Error(`“${timeZone}” is no time zone; write it like Europe/Berlin or -04:00.`);
      captures.setLogClock(captureId, { timeZone, year });
    },
    closeLogs({ captureId }: ArgumentOf<'closeLogs'>): void {
      captures.closeLogs(captureId);
    },
  };
}
