import type { IpcMainInvokeEvent } from 'electron';
import { APP_ORIGIN } from '../app-protocol.ts';

/** True when a call comes from the page that this program itself put into its own window, and from no frame inside it. */
export function isTrustedSender(event: IpcMainInvokeEvent, ownWebContentsId: number | undefined): boolean {
  const frame = event.senderFrame;
  return (
    event.sender.id === ownWebContentsId &&
    frame !== null &&
    frame === event.sender.mainFrame &&
    frame.url.startsWith(`${APP_ORIGIN}/`)
  );
}
