import { setFlagsFromString } from 'node:v8';
import { runCli } from './run-cli.ts';

const INTERRUPTED = 130;
/**
 * How far memory may grow, in percent of what was in use, before old garbage is looked for. By itself V8 takes up to four
 * times as much: sessions live long enough to become old garbage, and waiting for more of it saves little time.
 */
const HEAP_GROWTH = 75;

/**
 * Runs a command line on this process's own streams: Ctrl-C stops it, as does what `onStop` is told of, and a reader that has
 * seen enough is no error. Gives the exit code.
 */
export async function runInTerminal(
  argv: readonly string[],
  onStop?: (abort: () => void) => void,
): Promise<number> {
  setFlagsFromString(`--heap-growing-percent=${HEAP_GROWTH}`);
  const stop = new AbortController();
  const abort = () => {
    stop.abort();
  };
  process.once('SIGINT', abort);
  process.once('SIGTERM', abort);
  onStop?.(abort);
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    // `| head` closes the pipe.
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
  process.stderr.on('error', () => {
    // Nobody is left to tell.
  });
  const { stdin, stdout, stderr, env } = process;
  const code = await runCli(argv, { stdin, stdout, stderr, env, signal: stop.signal });
  return stop.signal.aborted ? INTERRUPTED : code;
}
