import { mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { existsAlready, WriteError, writing } from './write-failure.ts';

/** A folder of files that appear together, once all of them are whole. */
export interface OutputFolder {
  /** Where to write meanwhile. */
  readonly temporary: string;
  /** Moves the files to where they belong. */
  finish(): Promise<void>;
  /** Leaves nothing behind. */
  discard(): Promise<void>;
}

/** Prepares a folder for files; they replace those of the same names only with `force`. Throws WriteError. */
export async function openOutputFolder(path: string, force: boolean): Promise<OutputFolder> {
  const found = await stat(path).catch(() => undefined);
  if (found && !found.isDirectory())
    throw new WriteError(`${path} is a file; this format writes a folder of files.`);
  const target = resolve(path);
  const temporary = await writing(path, () =>
    mkdtemp(join(dirname(target), `.${basename(target)}.${process.pid}.part-`)),
  );
  const discard = () => rm(temporary, { recursive: true, force: true });
  return {
    temporary,
    discard,
    finish: () =>
      writing(path, async () => {
        const names = await readdir(temporary);
        await mkdir(target, { recursive: true });
        if (!force) await refuseAny(target, names);
        for (const name of names) await rename(join(temporary, name), join(target, name));
        await discard();
      }),
  };
}

async function refuseAny(folder: string, names: readonly string[]): Promise<void> {
  const there = new Set(await readdir(folder));
  const taken = names.find((name) => there.has(name));
  if (taken !== undefined) throw existsAlready(join(folder, taken));
}
