import { once } from 'node:events';
import { open, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Writable } from 'node:stream';
import { existsAlready, WriteError, writing } from './write-failure.ts';

/** Where a report goes. */
export interface Output {
  /** Takes text; it is written when enough has come together. */
  write(text: string): void;
  /** Writes bytes behind the text taken so far; they are borrowed until it resolves. */
  writeBytes(bytes: Uint8Array): Promise<void>;
  /** Resolves when the text taken so far needs no more memory here. */
  drained(): Promise<void>;
  /** Makes it final: a file appears under its name only now, whole. */
  finish(): Promise<void>;
  /** Leaves nothing behind. */
  discard(): Promise<void>;
}

interface Sink {
  write(chunk: string | Uint8Array): Promise<void>;
  finish(): Promise<void>;
  discard(): Promise<void>;
}

const PIECE_CHARACTERS = 1 << 16;

/** Opens the output file, or standard output when `path` is undefined or "-". Throws WriteError. */
export async function openOutput(
  path: string | undefined,
  force: boolean,
  stdout: Writable,
): Promise<Output> {
  const sink = path === undefined || path === '-' ? streamSink(stdout) : await fileSink(path, force);
  let pending: string[] = [];
  let size = 0;
  const flush = async (least: number) => {
    if (size < least || size === 0) return;
    const text = pending.join('');
    pending = [];
    size = 0;
    await sink.write(text);
  };
  return {
    write(text) {
      pending.push(text);
      size += text.length;
    },
    async writeBytes(bytes) {
      await flush(0);
      await sink.write(bytes);
    },
    drained: () => flush(PIECE_CHARACTERS),
    async finish() {
      await flush(0);
      await sink.finish();
    },
    discard: () => sink.discard(),
  };
}

function streamSink(stream: Writable): Sink {
  return {
    async write(chunk) {
      // A stream keeps what it is given; bytes are only borrowed.
      if (!stream.write(typeof chunk === 'string' ? chunk : Uint8Array.from(chunk)))
        await once(stream, 'drain');
    },
    finish: () => Promise.resolve(),
    discard: () => Promise.resolve(),
  };
}

/** The name under which a file is written until it is whole; in the same folder, so that renaming is one step. */
export function temporaryName(path: string): string {
  return join(dirname(path), `.${basename(path)}.${process.pid}.part`);
}

async function fileSink(path: string, force: boolean): Promise<Sink> {
  await refuseExisting(path, force);
  const temporary = temporaryName(path);
  const file = await writing(path, () => open(temporary, 'w'));
  const discard = async () => {
    await file.close().catch(() => undefined);
    await rm(temporary, { force: true });
  };
  return {
    write: (chunk) =>
      writing(path, async () => {
        // Writing strings and bytes alike from where the file ends.
        await (typeof chunk === 'string' ? file.writeFile(chunk) : file.writeFile(chunk));
      }),
    finish: () =>
      writing(path, async () => {
        await file.sync();
        await file.close();
        await rename(temporary, path);
      }),
    discard,
  };
}

/** Throws WriteError when something is there that may not be replaced. */
export async function refuseExisting(path: string, force: boolean): Promise<void> {
  const found = await stat(path).catch(() => undefined);
  if (found?.isDirectory() === true) throw new WriteError(`${path} is a folder; name a file.`);
  if (found && !force) throw existsAlready(path);
}
