import { appendFileSync, rmSync } from 'node:fs';
import { open, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LIMITS } from '../../../shared/engine/limits.ts';
import type { MessageTap } from '../../../shared/engine/smtp/message-tap.ts';
import type { Message } from '../../../shared/model/transaction.ts';

/** A message whose bytes were all seen. */
export interface StoredMessage {
  readonly size: number;
  /** Its first bytes, as many as a header section may have. */
  beginning(): Promise<Uint8Array>;
  /** Makes it a file. */
  moveTo(path: string): Promise<void>;
  discard(): Promise<void>;
}

/** A message larger than this goes to the disk, and is appended to in pieces of this size. */
const PIECE_BYTES = 1 << 16;

/** Keeps the bytes of messages while they pass, until they are taken. Those that are not whole are forgotten. */
export function createMessageStore(folder: string) {
  const stored = new Map<Message, StoredMessage>();
  let files = 0;

  function openTap(): MessageTap {
    let pieces: Uint8Array[] = [];
    let size = 0;
    let total = 0;
    let path: string | undefined;
    let isWhole = true;
    const spill = () => {
      path ??= join(folder, `.message-${++files}`);
      appendFileSync(path, Buffer.concat(pieces));
      pieces = [];
      size = 0;
    };
    const forget = () => {
      isWhole = false;
      pieces = [];
      size = 0;
    };
    return {
      content(bytes, start, end) {
        if (!isWhole) return;
        pieces.push(Uint8Array.from(bytes.subarray(start, end)));
        size += end - start;
        total += end - start;
        if (size > PIECE_BYTES) spill();
      },
      gap: forget,
      end(complete) {
        if (!complete) forget();
        else if (path !== undefined && size > 0) spill();
      },
      became(message) {
        if (isWhole) stored.set(message, storedMessage(path, pieces, total));
      },
    };
  }

  return {
    taps: { open: openTap },
    /** The bytes of a message that is over, each once. */
    take(message: Message): StoredMessage | undefined {
      const found = stored.get(message);
      stored.delete(message);
      return found;
    },
    /** Removes what was left behind by messages that never became whole. */
    clear(): void {
      for (let number = 1; number <= files; number++)
        rmSync(join(folder, `.message-${number}`), { force: true });
    },
  };
}

function storedMessage(path: string | undefined, pieces: readonly Uint8Array[], size: number): StoredMessage {
  if (path === undefined) {
    const bytes = () => Buffer.concat(pieces);
    return {
      size,
      beginning: () => Promise.resolve(bytes()),
      moveTo: (target) => writeFile(target, bytes()),
      discard: () => Promise.resolve(),
    };
  }
  return {
    size,
    beginning: () => readBeginning(path),
    moveTo: (target) => rename(path, target),
    discard: () => rm(path, { force: true }),
  };
}

async function readBeginning(path: string): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(LIMITS.partHeaderBytes));
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
