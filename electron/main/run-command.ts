import { app } from 'electron';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';

/** Beside this script. */
const THREAD_SCRIPT = 'cli-thread.js';

/** Runs the command line instead of the window. */
export function runCommand(argv: readonly string[]): void {
  if (process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY']) {
    process.exit(runBlocking(argv));
  }
  // Loaded only here: the window starts without it.
  void import('../cli/run-in-terminal.ts')
    .then(({ runInTerminal }) => runInTerminal(argv))
    .then((code) => {
      app.exit(code);
    });
}

/**
 * Electron looks for a display once this script has run, and ends where there is none. So all is done before, in another
 * thread, while this one stands still.
 */
function runBlocking(argv: readonly string[]): number {
  const result = new Int32Array(new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT));
  const { columns } = process.stdout;
  new Worker(join(__dirname, THREAD_SCRIPT), { workerData: { argv, columns, result }, stdin: true });
  Atomics.wait(result, 0, 0);
  return result[1] ?? 0;
}
