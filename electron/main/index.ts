import { app } from 'electron';
import { registerAppScheme } from './app-protocol.ts';
import { createApplication, type Application } from './application.ts';
import { commandOf, filesOf } from './command-line.ts';
import { lockDownPages } from './lock-down.ts';
import { runCommand } from './run-command.ts';

/** What a second start hands to the running one. */
interface SecondStart {
  readonly files: readonly string[];
}

const command = commandOf(process.argv, app.isPackaged, process.cwd());
const files = filesOf(process.argv, app.isPackaged, process.cwd());

if (command) {
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
