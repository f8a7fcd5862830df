import { app, dialog, Menu, nativeTheme, session, type BrowserWindow } from 'electron';
import { basename, join } from 'node:path';
import type { AnalysisSettings, CaptureId, EventName, Events } from '../../shared/ipc/contract.ts';
import { CHANNELS } from '../preload/channels.ts';
import { serveApp } from './app-protocol.ts';
import { createCaptureStore } from './captures/capture-store.ts';
import { groupRotatedFiles } from './captures/group-rotated-files.ts';
import { workerStarter } from './captures/worker-process.ts';
import { confirmSecrets } from './confirm-secrets.ts';
import { isMailLog } from '../log/is-mail-log.ts';
import { createCallHandlers } from './ipc/call-handlers.ts';
import { registerCalls } from './ipc/register-calls.ts';
import { lockDownSession } from './lock-down.ts';
import { openMainWindow } from './main-window.ts';
import { createMarksStore } from './marks/capture-marks.ts';
import { createMarksOfCaptures } from './marks/marks-of-captures.ts';
import { menuTemplate } from './menu.ts';
import { openLink } from './open-link.ts';
import { createRecentFiles } from './recent-files.ts';
import { createSettingsStore, sanitizeAnalysis, type Theme } from './settings.ts';

const SMTP_STANDARD = 'https://www.rfc-editor.org/rfc/rfc5321';

export type Application = ReturnType<typeof createApplication>;

/** Puts the application together; to be called once Electron is ready. */
export function createApplication() {
  const settings = createSettingsStore(join(app.getPath('userData'), 'settings.json'), tellDamage);
  const recent = createRecentFiles(settings);
  // Packed, the sample lies beside the archive; run from its sources, in the project's folder.
  const sample = join(app.isPackaged ? process.resourcesPath : app.getAppPath(), 'assets', 'sample.pcap');
  const workers = workerStarter(join(__dirname, 'worker.js'), sample);
  const captures = createCaptureStore(workers.start, announce, () => settings.get().analysis);
  const notes = createMarksStore(join(app.getPath('userData'), 'notes'), () => new Date(), tellDamage);
  const marks = createMarksOfCaptures(notes, captures.filesOf);
  let window: BrowserWindow | undefined;

  function announce<Name extends EventName>(name: Name, event: Events[Name]): void {
    if (window && !window.isDestroyed()) window.webContents.send(CHANNELS.event, name, event);
  }

  function showWindow(): BrowserWindow {
    if (window) {
      if (window.isMinimized()) window.restore();
      window.focus();
      return window;
    }
    window = openMainWindow(settings, nativeTheme.shouldUseDarkColors);
    window.once('ready-to-show', workers.prepare);
    window.on('closed', () => {
      window = undefined;
      captures.closeAll();
    });
    return window;
  }

  /** Opens files as captures (the pieces of one recording as one), and the window when there is none. */
  function openFiles(files: readonly string[]): readonly CaptureId[] {
    if (files.length === 0) return [];
    showWindow();
    for (const file of [...files].reverse()) if (file !== sample) recent.add(file);
    updateMenu();
    return groupRotatedFiles(files).map((group) => captures.open(group));
  }

  async function openByDialog(): Promise<readonly CaptureId[]> {
    const { canceled, filePaths } = await dialog.showOpenDialog(showWindow(), OPEN_DIALOG);
    return canceled ? [] : openFiles(filePaths);
  }

  /** Opens what was dropped on the window; mail logs beside the capture that is shown there. */
  async function openDropped(
    paths: readonly string[],
    beside: CaptureId | undefined,
  ): Promise<readonly CaptureId[]> {
    if (beside === undefined || !captures.filesOf(beside)) return openFiles(paths);
    const areLogs = await Promise.all(paths.map((path) => isMailLog(path)));
    const logs = paths.filter((_path, index) => areLogs[index]);
    if (logs.length > 0) captures.openLogs(beside, logs);
    return openFiles(paths.filter((_path, index) => !areLogs[index]));
  }

  function openRecent(index: number): CaptureId | undefined {
    const file = recent.take(index);
    if (file !== undefined) return openFiles([file])[0];
    updateMenu();
    return undefined;
  }

  function setTheme(theme: Theme): void {
    settings.change({ theme });
    nativeTheme.themeSource = theme;
    updateMenu();
  }

  async function setAnalysis(wanted: AnalysisSettings): Promise<void> {
    const asked = sanitizeAnalysis(wanted);
    const unmasks = !asked.maskSecrets && settings.get().analysis.maskSecrets;
    const maskSecrets = unmasks ? !(await confirmSecrets(window, 'all captures')) : asked.maskSecrets;
    const analysis = { ...asked, maskSecrets };
    if (JSON.stringify(analysis) === JSON.stringify(settings.get().analysis)) return;
    settings.change({ analysis });
    captures.readAgain();
  }

  function updateMenu(): void {
    const template = menuTemplate({
      platform: process.platform,
      isDeveloping: !app.isPackaged && process.env['SMTPSCOPE_DEVELOP'] === '1',
      recent: recent.list(),
      theme: settings.get().theme,
      command: (name) => {
        announce('command', { name });
      },
      openDialog: () => void openByDialog(),
      openSample: () => openFiles([sample]),
      openRecent,
      clearRecent: () => {
        recent.clear();
        updateMenu();
      },
      showAbout: () => void showAbout(window),
      openStandard: () => void openLink(window, SMTP_STANDARD),
    });
    Menu.setApplicationMenu(Menu.buildFromTemplate(template));
  }

  lockDownSession(session.defaultSession);
  serveApp(session.defaultSession, join(__dirname, '../renderer'));
  setTheme(settings.get().theme);
  registerCalls(
    createCallHandlers({
      captures,
      marks,
      settings,
      recent,
      sample,
      openFiles,
      openByDialog,
      openRecent,
      setTheme,
      setAnalysis,
      window: () => window,
    }),
    openDropped,
    () => window?.webContents.id,
  );
  return { openFiles, showWindow };
}

const OPEN_DIALOG = {
  title: 'Open packet captures',
  properties: ['openFile' as const, 'multiSelections' as const],
  filters: [
    // Rotated and compressed captures end in all sorts of ways: what a file is, its first bytes say.
    { name: 'All Files', extensions: ['*'] },
    { name: 'Packet Captures', extensions: ['pcap', 'pcapng', 'cap', 'dmp', 'gz', 'zst'] },
  ],
};

/** A file of this program's own cannot be read. */
function tellDamage(keptAs: string): void {
  void dialog.showMessageBox({
    type: 'warning',
    message: `${basename(keptAs, '.damaged')} is damaged, so what it held is not shown.`,
    detail: `Nothing of it is lost: it is kept as ${keptAs}.`,
    buttons: ['OK'],
  });
}

async function showAbout(window: BrowserWindow | undefined): Promise<void> {
  const { electron, chrome, node } = process.versions;
  const options = {
    message: `smtpscope ${app.getVersion()}`,
    detail: `Says why mail was refused, from the packets.\n\nElectron ${electron}, Chromium ${chrome}, Node ${node}`,
    buttons: ['Close'],
  };
  await (window ? dialog.showMessageBox(window, options) : dialog.showMessageBox(options));
}
