import type { MenuItemConstructorOptions } from 'electron';
import type { RecentFile } from '../../shared/ipc/contract.ts';
import type { Theme } from './settings.ts';

/** What the menu needs to know and what its items do. */
export interface MenuContext {
  readonly platform: NodeJS.Platform;
  readonly isDeveloping: boolean;
  readonly recent: readonly RecentFile[];
  readonly theme: Theme;
  /** Has the window do something, by the name that its own list of commands gives it. */
  command(name: string): void;
  openDialog(): void;
  openSample(): void;
  openRecent(index: number): void;
  clearRecent(): void;
  showAbout(): void;
  openStandard(): void;
}

/** The application menu, for `Menu.buildFromTemplate`. */
export function menuTemplate(context: MenuContext): MenuItemConstructorOptions[] {
  return [
    ...(context.platform === 'darwin' ? [{ role: 'appMenu' as const }] : []),
    { label: '&File', submenu: fileMenu(context) },
    { role: 'editMenu' },
    { label: '&View', submenu: viewMenu(context) },
    { label: '&Session', submenu: sessionMenu(context) },
    { role: 'window', submenu: windowMenu() },
    { role: 'help', submenu: helpMenu(context) },
  ];
}

function fileMenu(context: MenuContext): MenuItemConstructorOptions[] {
  return [
    { label: '&Open…', accelerator: 'CmdOrCtrl+O', click: context.openDialog },
    { label: 'Open &Recent', submenu: recentMenu(context) },
    { label: 'Open &Sample', click: context.openSample },
    SEPARATOR,
    { ...commandItem(context, '&Close Capture', 'close-capture'), accelerator: 'CmdOrCtrl+W' },
    {
      ...commandItem(context, '&Reopen Closed Capture', 'reopen-capture'),
      accelerator: 'CmdOrCtrl+Shift+T',
    },
    { ...commandItem(context, 'Open Mail &Logs…', 'open-log'), accelerator: 'CmdOrCtrl+L' },
    { ...commandItem(context, '&Export Report…', 'export'), accelerator: 'CmdOrCtrl+E' },
    { ...commandItem(context, 'Open in &Wireshark', 'open-in-wireshark'), ...shownKey('W') },
    SEPARATOR,
    { ...commandItem(context, '&Settings…', 'settings'), accelerator: 'CmdOrCtrl+,' },
    ...(context.platform === 'darwin' ? [] : [SEPARATOR, { role: 'quit' as const }]),
  ];
}

function recentMenu({ recent, openRecent, clearRecent }: MenuContext): MenuItemConstructorOptions[] {
  if (recent.length === 0) return [{ label: 'Nothing yet', enabled: false }];
  return [
    ...recent.map(({ index, name, folder }) => ({
      // An ampersand would underline the letter after it.
      label: `${name} (${folder})`.replaceAll('&', '&&'),
      click: () => {
        openRecent(index);
      },
    })),
    SEPARATOR,
    { label: 'Clear List', click: clearRecent },
  ];
}

const THEMES = { system: 'As the System', light: 'Light', dark: 'Dark' } as const;

function viewMenu(context: MenuContext): MenuItemConstructorOptions[] {
  const themes = (Object.keys(THEMES) as Theme[]).map((theme) => ({
    label: THEMES[theme],
    type: 'radio' as const,
    checked: context.theme === theme,
    click: () => {
      context.command(`theme-${theme}`);
    },
  }));
  return [
    { ...commandItem(context, '&Overview', 'view-overview'), ...shownKey('1') },
    { ...commandItem(context, '&Sessions', 'view-sessions'), ...shownKey('2') },
    { ...commandItem(context, 'Step &Details', 'toggle-details'), ...shownKey('D') },
    SEPARATOR,
    { ...commandItem(context, '&All Commands…', 'palette'), accelerator: 'CmdOrCtrl+Shift+P' },
    commandItem(context, '&Colour Rows by Outcome', 'colour-rows'),
    SEPARATOR,
    { role: 'resetZoom' },
    { role: 'zoomIn' },
    { role: 'zoomOut' },
    { role: 'togglefullscreen' },
    { label: '&Theme', submenu: themes },
    // Reloading is for developers: to a user it would only lose the place.
    ...(context.isDeveloping
      ? [SEPARATOR, { role: 'reload' as const }, { role: 'toggleDevTools' as const }]
      : []),
  ];
}

function sessionMenu(context: MenuContext): MenuItemConstructorOptions[] {
  return [
    { ...commandItem(context, '&Next Session', 'next-session'), ...shownKey('N') },
    { ...commandItem(context, '&Previous Session', 'previous-session'), ...shownKey('P') },
    SEPARATOR,
    { ...commandItem(context, 'Next S&tep', 'next-step'), ...shownKey('J') },
    { ...commandItem(context, 'Previous Step', 'previous-step'), ...shownKey('K') },
    { ...commandItem(context, 'Next &Refusal', 'next-error'), ...shownKey('E') },
    SEPARATOR,
    { ...commandItem(context, 'F&ind in Session…', 'find-in-session'), accelerator: 'CmdOrCtrl+F' },
    { ...commandItem(context, '&Go to Packet…', 'jump'), ...shownKey('G') },
    { ...commandItem(context, '&Ladder or Steps', 'toggle-ladder'), ...shownKey('L') },
    { ...commandItem(context, '&Compare…', 'compare'), ...shownKey('C') },
    SEPARATOR,
    { ...commandItem(context, '&Filter', 'find'), ...shownKey('/') },
    commandItem(context, 'C&lear Filter', 'clear-filter'),
    SEPARATOR,
    { ...commandItem(context, 'P&in or Unpin', 'pin'), ...shownKey('Shift+P') },
    { ...commandItem(context, 'N&ote…', 'note'), ...shownKey('Shift+N') },
    { label: '&Copy Sessions as', submenu: copyMenu(context) },
    SEPARATOR,
    { ...commandItem(context, 'Next Capture', 'next-capture'), accelerator: 'Ctrl+Tab' },
    { ...commandItem(context, 'Previous Capture', 'previous-capture'), accelerator: 'Ctrl+Shift+Tab' },
  ];
}

function copyMenu(context: MenuContext): MenuItemConstructorOptions[] {
  return [
    { ...commandItem(context, '&Text', 'copy-text'), accelerator: 'CmdOrCtrl+Shift+C' },
    commandItem(context, '&CSV', 'copy-csv'),
    commandItem(context, '&Markdown', 'copy-markdown'),
  ];
}

function windowMenu(): MenuItemConstructorOptions[] {
  // With an accelerator of its own, since the usual one closes a capture.
  return [{ role: 'minimize' }, { role: 'zoom' }, { role: 'close', accelerator: 'CmdOrCtrl+Shift+W' }];
}

function helpMenu(context: MenuContext): MenuItemConstructorOptions[] {
  return [
    { ...commandItem(context, 'Keyboard &Shortcuts', 'shortcuts') },
    { label: 'RFC 5321: Simple Mail Transfer Protocol', click: context.openStandard },
    ...(context.platform === 'darwin'
      ? []
      : [SEPARATOR, { label: '&About smtpscope', click: context.showAbout }]),
  ];
}

const SEPARATOR = { type: 'separator' } as const;

function commandItem(context: MenuContext, label: string, name: string): MenuItemConstructorOptions {
  return {
    label,
    click: () => {
      context.command(name);
    },
  };
}

/** A key that the page itself handles, because in a text field it is just a letter; the menu only shows it. */
function shownKey(accelerator: string): MenuItemConstructorOptions {
  return { accelerator, registerAccelerator: false };
}
