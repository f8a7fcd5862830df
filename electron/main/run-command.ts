import { app } from 'electron';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { removeWhenEnded } from './remove-when-ended.ts';

/** Beside this script. */
const THREAD_SCRIPT = 'cli-thread.js';

/** Runs the command line instead of the window. */
export function runCommand(argv: readonly string[]): void {
  if (process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY']) {
    process.exit(runBlocking(argv));
  }
  // Loaded only here: the window starts without it.
  void import('../cli/run-in-terminal.ts')
    .then(({ runInTerminal }) => runInTerminal(argv, beforeQuit))
    .then((code) => {
      app.exit(code);
    });
}

/** Electron takes SIGINT and SIGTERM for itself, and quits. */
function beforeQuit(abort: () => void): void {
  app.on('before-quit', (event) => {
    event.preventDefault();
    abort();
  });
}

/**
 * Electron looks for a display once this script has run, and ends where there is none. So all is done before, in another
 * thread, while this one stands still. No signal reaches it then: the first one ends the program.
 */
function runBlocking(argv: readonly string[]): number {
  const result = new Int32Array(new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT));
  const { columns } = process.stdout;
  removeWhenEnded(argv);
  new Worker(join(__dirname, THREAD_SCRIPT), { workerData: { argv, columns, result }, stdin: true });
  Atomics.wait(result, 0, 0);
  return result[1] ?? 0;
}
