import { createReadStream, writeSync } from 'node:fs';
import { Writable } from 'node:stream';
import { isatty } from 'node:tty';
import { workerData } from 'node:worker_threads';
import { runCli } from './run-cli.ts';

/** What the thread that waits hands over, and where it looks for the end: [is over, exit code]. */
export interface BlockedCommand {
  readonly argv: readonly string[];
  readonly columns: number | undefined;
  readonly result: Int32Array;
}

const { argv, columns, result } = workerData as BlockedCommand;

// The streams of a worker thread pass through the main thread, and that one stands still.
Object.defineProperty(process, 'stdin', { value: createReadStream('', { fd: 0, autoClose: false }) });

void runCli(argv, {
  stdin: process.stdin,
  stdout: Object.assign(writerOf(1), { isTTY: isatty(1), ...(columns !== undefined && { columns }) }),
  stderr: Object.assign(writerOf(2), { isTTY: isatty(2) }),
  env: process.env,
  signal: new AbortController().signal,
}).then(end);

function end(code: number): void {
  result[1] = code;
  Atomics.store(result, 0, 1);
  Atomics.notify(result, 0);
}

function writerOf(fd: number): Writable {
  return new Writable({
    write(chunk: Buffer, _encoding, done) {
      writeWhole(fd, chunk);
      done();
    },
  });
}

function writeWhole(fd: number, bytes: Buffer): void {
  for (let at = 0; at < bytes.length;) {
    try {
      at += writeSync(fd, bytes, at);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EAGAIN') continue;
      // The reader has seen enough (`| head`): nothing more is to be done.
      if (code === 'EPIPE') end(0);
      throw error;
    }
  }
}
