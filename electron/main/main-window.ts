import { app, BrowserWindow, screen } from 'electron';
import { join } from 'node:path';
import { APP_ORIGIN } from './app-protocol.ts';
import { offerReloadAfterCrash } from './page-crash.ts';
import type { SettingsStore } from './settings.ts';
import { placeWindow, SMALLEST_WINDOW } from './window-bounds.ts';

/** What stands behind the page until it has painted: the darkest and lightest colour of the two themes. */
const BACKGROUND = { dark: '#16181d', light: '#ffffff' };

/** Opens the window where it was last time. */
export function openMainWindow(settings: SettingsStore, isDark: boolean): BrowserWindow {
  const { bounds, maximized } = settings.get();
  const workAreas = screen.getAllDisplays().map((display) => display.workArea);
  const window = new BrowserWindow({
    ...placeWindow(bounds, workAreas),
    minWidth: SMALLEST_WINDOW.width,
    minHeight: SMALLEST_WINDOW.height,
    title: 'smtpscope',
    show: false,
    ...developmentIcon(),
    backgroundColor: isDark ? BACKGROUND.dark : BACKGROUND.light,
    webPreferences: {
      preload: join(__dirname, '../preload/index.js'),
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webviewTag: false,
      // The spelling checker would fetch dictionaries from the network.
      spellcheck: false,
    },
  });
  if (maximized) window.maximize();
  window.once('ready-to-show', () => {
    window.show();
  });
  rememberBounds(window, settings);
  offerReloadAfterCrash(window);
  void window.loadURL(`${APP_ORIGIN}/index.html`);
  return window;
}

/** Packed, the system knows the icon; a Linux desktop has to be told it when run from the sources. */
function developmentIcon(): { readonly icon?: string } {
  const isTold = process.platform === 'linux' && !app.isPackaged;
  return isTold ? { icon: join(app.getAppPath(), 'assets', 'icons', '256x256.png') } : {};
}

const SETTLE_MILLIS = 400;

function rememberBounds(window: BrowserWindow, settings: SettingsStore): void {
  let timer: NodeJS.Timeout | undefined;
  const save = () => {
    clearTimeout(timer);
    if (window.isDestroyed() || window.isMinimized()) return;
    settings.change({ bounds: window.getNormalBounds(), maximized: window.isMaximized() });
  };
  const saveSoon = () => {
    clearTimeout(timer);
    timer = setTimeout(save, SETTLE_MILLIS);
  };
  window.on('resize', saveSoon);
  window.on('move', saveSoon);
  window.on('close', save);
  window.on('closed', () => {
    clearTimeout(timer);
  });
}
