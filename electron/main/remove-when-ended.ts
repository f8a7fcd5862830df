import { spawn } from 'node:child_process';
import { basename, dirname, join } from 'node:path';
import { parseArgs } from 'node:util';

/** Waits until the pipe from the program closes, by whatever ended it, then removes what matches. */
const JANITOR = 'trap "" INT TERM HUP; read -r _; for each in "$1"*; do rm -rf -- "$each"; done';

/**
 * Has what a command line wrote so far of its output removed when this process ends in the middle, for a process that can see
 * to nothing itself. Of an output that was finished nothing is left to remove.
 */
export function removeWhenEnded(argv: readonly string[], pid: number = process.pid): void {
  const output = outputOf(argv);
  if (output === undefined) return;
  const unfinished = join(dirname(output), `.${basename(output)}.${pid}.part`);
  const janitor = spawn('sh', ['-c', JANITOR, 'sh', unfinished], {
    stdio: ['pipe', 'ignore', 'ignore'],
    // Ctrl-C goes to all of a terminal's foreground processes.
    detached: true,
  });
  janitor.on('error', () => {
    // Without a shell, what is unfinished stays.
  });
  janitor.unref();
}

function outputOf(argv: readonly string[]): string | undefined {
  const { values } = parseArgs({
    args: [...argv],
    strict: false,
    options: { output: { type: 'string', short: 'o' } },
  });
  return typeof values.output === 'string' && values.output !== '-' ? values.output : undefined;
}
