import { app } from 'electron';
import { join } from 'node:path';
import { PRINT_SWITCH } from '../export/pdf/print-by-electron.ts';
import { registerAppScheme } from './app-protocol.ts';
import { createApplication, type Application } from './application.ts';
import { commandOf, filesOf } from './command-line.ts';
import { createCrashLog } from './crash-log.ts';
import { lockDownPages } from './lock-down.ts';
import { runCommand } from './run-command.ts';

/** What a second start hands to the running one. */
interface SecondStart {
  readonly files: readonly string[];
}

const command = commandOf(process.argv, app.isPackaged, process.cwd());
const files = filesOf(process.argv, app.isPackaged, process.cwd());

if (process.argv.at(-3) === PRINT_SWITCH) {
  // Started by the command line of the packaged program, to print one report.
  void import('./print/index.ts');
} else if (command) {
  runCommand(command);
} else if (!app.requestSingleInstanceLock({ files } satisfies SecondStart)) {
  // The running instance opens the files.
  app.exit(0);
} else {
  run();
}

function run(): void {
  let application: Application | undefined;
  /** Files that came before the application was ready. */
  const early = [...files];
  const open = (paths: readonly string[]) => {
    if (application) application.openFiles(paths);
    else early.push(...paths);
  };

  noteCrashes();
  registerAppScheme();
  lockDownPages();
  app.on('second-instance', (_event, _argv, _folder, data) => {
    open((data as SecondStart).files);
    application?.showWindow();
  });
  // macOS hands over files of the Finder and the dock so.
  app.on('open-file', (event, path) => {
    event.preventDefault();
    open([path]);
  });
  app.on('activate', () => {
    application?.showWindow();
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  void app.whenReady().then(() => {
    application = createApplication();
    application.showWindow();
    application.openFiles(early);
  });
}

/** Electron shows what was not caught in the main process; here it is written down as well. */
function noteCrashes(): void {
  const crashes = createCrashLog(join(app.getPath('userData'), 'crashes'), app.getVersion());
  process.on('uncaughtExceptionMonitor', (error) => {
    crashes.note('main process', error);
  });
  app.on('render-process-gone', (_event, _contents, { reason, exitCode }) => {
    if (reason !== 'clean-exit') crashes.note('window', `${reason} (${exitCode})`);
  });
  app.on('child-process-gone', (_event, { type, name, reason, exitCode }) => {
    if (reason !== 'clean-exit' && reason !== 'killed') crashes.note(name ?? type, `${reason} (${exitCode})`);
  });
}
