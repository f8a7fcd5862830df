import { Writable } from 'node:stream';
import { runCli } from '../../../electron/cli/run-cli.ts';

/** What a command line answered. */
export interface Answer {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command line in this process; standard output is no terminal. */
export async function runCommand(
  argv: readonly string[],
  {
    signal = new AbortController().signal,
    isWatched = false,
    onStdout = () => undefined,
  }: {
    readonly signal?: AbortSignal;
    /** Standard error is a terminal. */
    readonly isWatched?: boolean;
    readonly onStdout?: () => void;
  } = {},
): Promise<Answer> {
  const said = { stdout: '', stderr: '' };
  const sink = (name: 'stdout' | 'stderr') =>
    new Writable({
      write(chunk, _encoding, done) {
        said[name] += String(chunk);
        if (name === 'stdout') onStdout();
        done();
      },
    });
  const code = await runCli(argv, {
    stdin: process.stdin,
    stdout: sink('stdout'),
    stderr: Object.assign(sink('stderr'), { isTTY: isWatched }),
    env: {},
    signal,
  });
  return { code, ...said };
}
