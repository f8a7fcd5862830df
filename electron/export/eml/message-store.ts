import { createHash } from 'node:crypto';
import { appendFileSync, rmSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** A message whose bytes were all seen. */
export interface StoredMessage {
  bytes(): Promise<Uint8Array>;
  discard(): Promise<void>;
}

/** A message larger than this goes to the disk, and is appended to in pieces of this size. */
const PIECE_BYTES = 1 << 16;

/**
 * Keeps the bytes of messages while they pass, by the hash that the analysis gives them; it is told of no other
 * messages than those that are complete.
 */
export function createMessageStore(folder: string) {
  const stored = new Map<string, StoredMessage[]>();
  let files = 0;

  function createRecorder() {
    const hash = createHash('sha256');
    let pieces: Uint8Array[] = [];
    let size = 0;
    let path: string | undefined;
    const spill = () => {
      path ??= join(folder, `.message-${++files}`);
      appendFileSync(path, Buffer.concat(pieces));
      pieces = [];
      size = 0;
    };
    return {
      update(bytes: Uint8Array): void {
        hash.update(bytes);
        pieces.push(Uint8Array.from(bytes));
        size += bytes.length;
        if (size > PIECE_BYTES) spill();
      },
      hex(): string {
        const digest = hash.digest('hex');
        if (path !== undefined && size > 0) spill();
        stored.set(digest, [...(stored.get(digest) ?? []), storedMessage(path, pieces)]);
        return digest;
      },
    };
  }

  return {
    createSha256: createRecorder,
    /** A message of that hash, each once. */
    take(sha256: string): StoredMessage | undefined {
      const same = stored.get(sha256);
      const message = same?.shift();
      if (same?.length === 0) stored.delete(sha256);
      return message;
    },
    /** Forgets what was left behind by messages that never became whole. */
    clear(): void {
      for (let number = 1; number <= files; number++)
        rmSync(join(folder, `.message-${number}`), { force: true });
    },
  };
}

function storedMessage(path: string | undefined, pieces: readonly Uint8Array[]): StoredMessage {
  if (path === undefined)
    return { bytes: () => Promise.resolve(Buffer.concat(pieces)), discard: () => Promise.resolve() };
  return { bytes: () => readFile(path), discard: () => rm(path, { force: true }) };
}
