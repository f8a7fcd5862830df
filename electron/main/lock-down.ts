import { app, type Session } from 'electron';
import { APP_ORIGIN } from './app-protocol.ts';

/** Developer tools are the browser's own pages. */
const ALLOWED_REQUESTS = [`${APP_ORIGIN}/`, 'devtools://', 'data:image/'];

/** No page of this program can leave for another one, open a window, or embed one; it can load itself again. */
export function lockDownPages(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    for (const event of ['will-navigate', 'will-redirect', 'will-attach-webview'] as const) {
      contents.on(event as 'will-navigate', (details) => {
        if (event === 'will-navigate' && details.url === contents.getURL()) return;
        details.preventDefault();
      });
    }
  });
}

/** Nothing is asked of the system, downloaded, or fetched from elsewhere. */
export function lockDownSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, decide) => {
    decide(false);
  });
  // It would fetch dictionaries from Google as soon as the session begins, whatever the windows' preferences say.
  session.setSpellCheckerLanguages([]);
  session.setSpellCheckerEnabled(false);
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => {
    event.preventDefault();
  });
  session.webRequest.onBeforeRequest((details, decide) => {
    decide({ cancel: !ALLOWED_REQUESTS.some((prefix) => details.url.startsWith(prefix)) });
  });
}
