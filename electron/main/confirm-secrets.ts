import { dialog, type BrowserWindow } from 'electron';

const SHOW = 0;

/** Asks before passwords are shown: by a dialog of the system, which no page can answer. */
export async function confirmSecrets(
  window: BrowserWindow | undefined,
  whose: 'all captures' | 'this session',
): Promise<boolean> {
  if (!window) return false;
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message: `Show the passwords of ${whose}?`,
    detail: 'Whoever sees the window then sees them as well. They are masked again at the next start.',
    buttons: ['Show Passwords', 'Cancel'],
    defaultId: 1,
    cancelId: 1,
    noLink: true,
  });
  return response === SHOW;
}
