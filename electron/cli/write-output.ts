import { once } from 'node:events';
import { open, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Writable } from 'node:stream';
import { UsageError } from './command.ts';

/** Where a report goes. */
export interface Output {
  /** Takes text; it is written when enough has come together. */
  write(text: string): void;
  /** Resolves when the text taken so far needs no more memory here. */
  drained(): Promise<void>;
  /** Makes it final: a file appears under its name only now, whole. */
  finish(): Promise<void>;
  /** Leaves nothing behind. */
  discard(): Promise<void>;
}

interface Sink {
  write(text: string): Promise<void>;
  finish(): Promise<void>;
  discard(): Promise<void>;
}

const PIECE_CHARACTERS = 1 << 16;

/** Opens the output file, or standard output when `path` is undefined or "-". */
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
    async write(text) {
      if (!stream.write(text)) await once(stream, 'drain');
    },
    finish: () => Promise.resolve(),
    discard: () => Promise.resolve(),
  };
}

async function fileSink(path: string, force: boolean): Promise<Sink> {
  if (!force && (await exists(path))) throw new UsageError(`${path} exists already; --force replaces it.`);
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}.part`);
  const file = await open(temporary, 'w');
  const discard = async () => {
    await file.close().catch(() => undefined);
    await rm(temporary, { force: true });
  };
  return {
    async write(text) {
      await file.write(text);
    },
    async finish() {
      await file.sync();
      await file.close();
      await rename(temporary, path);
    },
    discard,
  };
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
