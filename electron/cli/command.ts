import type { Writable } from 'node:stream';

/** Exit codes: what scripts may rely on. */
export const EXIT = { ok: 0, failed: 1, usage: 2 } as const;

/** Where a command reads, writes and learns that it is to stop. */
export interface CommandContext {
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  readonly stderr: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  readonly env: NodeJS.ProcessEnv;
  /** Aborted by Ctrl-C and by a closed pipe. */
  readonly signal: AbortSignal;
}

/** A sub-command of `smtpscope` as the list of commands has it: what it needs is loaded only when it runs. */
export interface ListedCommand {
  readonly name: string;
  /** One line for `smtpscope --help`. */
  readonly summary: string;
  load(): Promise<Command>;
}

/** A sub-command of `smtpscope`. */
export interface Command {
  /** What `smtpscope NAME --help` prints. */
  readonly help: string;
  /** Returns the exit code; throws UsageError, or an error with a message for the user. */
  run(argv: readonly string[], context: CommandContext): Promise<number>;
}

/** The command line itself is wrong: exit code 2, with a pointer to the help. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
