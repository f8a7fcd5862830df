import { open, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Writable } from 'node:stream';
import { existsAlready, WriteError, writing } from './write-failure.ts';

/** Where a report goes. */
export interface Output {
  /** Takes text; it is written when enough has come together. */
  write(text: string): void;
  /** Takes bytes as `write` takes text; they are copied. */
  writeCopy(bytes: Uint8Array): void;
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
  /** The bytes are borrowed until it resolves. */
  write(bytes: Uint8Array): Promise<void>;
  finish(): Promise<void>;
  discard(): Promise<void>;
}

/** Bytes that are written at once. */
const PIECE_BYTES = 1 << 16;
/** Of pieces that wait to be used again. */
const MOST_SPARE = 32;
/** UTF-8 needs no more for a UTF-16 code unit. */
const MOST_BYTES_A_CHARACTER = 3;

/** Opens the output file, or standard output when `path` is undefined or "-". Throws WriteError. */
export async function openOutput(
  path: string | undefined,
  force: boolean,
  stdout: Writable,
): Promise<Output> {
  const sink = path === undefined || path === '-' ? streamSink(stdout) : await fileSink(path, force);
  // Text becomes bytes at once: strings that wait to be joined would live just long enough to be copied about.
  let full: { readonly piece: Buffer; readonly used: number }[] = [];
  /** Pieces that have been written: memory that was touched before is quicker than fresh memory. */
  const spare: Buffer[] = [];
  let piece: Buffer = Buffer.alloc(0);
  let used = 0;
  const nextPiece = (least: number) => {
    if (used > 0) full.push({ piece, used });
    const known = least <= PIECE_BYTES ? spare.pop() : undefined;
    piece = known ?? Buffer.allocUnsafeSlow(Math.max(PIECE_BYTES, least));
    used = 0;
  };
  const drain = async () => {
    const taken = full;
    full = [];
    for (const each of taken) {
      await sink.write(each.piece.subarray(0, each.used));
      if (each.piece.length === PIECE_BYTES && spare.length < MOST_SPARE) spare.push(each.piece);
    }
  };
  const flush = async () => {
    nextPiece(0);
    await drain();
  };
  return {
    write(text) {
      const room = text.length * MOST_BYTES_A_CHARACTER;
      if (room > piece.length - used) nextPiece(room);
      used += piece.write(text, used);
    },
    writeCopy(bytes) {
      if (bytes.length > piece.length - used) nextPiece(bytes.length);
      piece.set(bytes, used);
      used += bytes.length;
    },
    async writeBytes(bytes) {
      await flush();
      await sink.write(bytes);
    },
    drained: drain,
    async finish() {
      await flush();
      await sink.finish();
    },
    discard: () => sink.discard(),
  };
}

function streamSink(stream: Writable): Sink {
  return {
    // A stream that fails says so by itself, with an event.
    write: (bytes) =>
      new Promise((resolve) => {
        stream.write(bytes, () => {
          resolve();
        });
      }),
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
    // From where the file ends.
    write: (bytes) => writing(path, () => file.writeFile(bytes)),
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
