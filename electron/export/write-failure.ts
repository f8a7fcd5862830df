import { dirname } from 'node:path';

/** A file could not be written; `message` is one plain sentence. */
export class WriteError extends Error {
  override readonly name = 'WriteError';
  readonly tip?: string;

  constructor(message: string, tip?: string) {
    super(message);
    if (tip !== undefined) this.tip = tip;
  }
}

/** The error of the operating system in plain words; other errors are given back as they are. */
function writeFailure(path: string, error: unknown): unknown {
  const { code } = Object(error) as { code?: unknown };
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new WriteError(
        `The disk is full, so ${path} was not written.`,
        'What had been written of it is removed.',
      );
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new WriteError(`You are not allowed to write ${path}.`, 'Choose another folder with --output.');
    case 'ENOENT':
    case 'ENOTDIR':
      return new WriteError(`There is no folder ${dirname(path)}.`, 'Make it, or choose another one.');
    case 'EISDIR':
      return new WriteError(`${path} is a folder; name a file.`);
    default:
      return error;
  }
}

/** Runs a step of writing `path`; throws WriteError where the system refuses. */
export async function writing<Result>(path: string, step: () => Promise<Result>): Promise<Result> {
  try {
    return await step();
  } catch (error) {
    throw writeFailure(path, error);
  }
}

export function existsAlready(path: string): WriteError {
  return new WriteError(`${path} exists already.`, '--force replaces it.');
}
