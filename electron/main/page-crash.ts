import { app, dialog, type BrowserWindow } from 'electron';

const RELOAD = 0;

/** When the page's process dies, the captures stay open in their workers: a reload shows them again. */
export function offerReloadAfterCrash(window: BrowserWindow): void {
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    void dialog
      .showMessageBox(window, {
        type: 'error',
        message: 'The window stopped working.',
        detail: `Its process ended (${reason}). The open captures are still there.`,
        buttons: ['Reload the Window', 'Quit'],
        defaultId: RELOAD,
        cancelId: RELOAD,
      })
      .then(({ response }) => {
        if (response !== RELOAD) app.quit();
        else if (!window.isDestroyed()) window.webContents.reload();
      });
  });
}
