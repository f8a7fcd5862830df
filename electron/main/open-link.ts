import { dialog, shell, type BrowserWindow } from 'electron';
import { webAddressOf } from './web-address.ts';

const OPEN = 0;

/** Asks first, showing the whole address: it stands in a capture, so anybody may have written it. */
export async function openLink(window: BrowserWindow | undefined, text: string): Promise<boolean> {
  const address = webAddressOf(text);
  if (address === undefined || !window) return false;
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message: 'Open this address in your browser?',
    detail: `${address}\n\nIt stands in the capture: a mail server sent it.`,
    buttons: ['Open', 'Cancel'],
    defaultId: 1,
    cancelId: 1,
    noLink: true,
  });
  if (response !== OPEN) return false;
  await shell.openExternal(address);
  return true;
}
