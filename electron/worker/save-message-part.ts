import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { temporaryName } from '../export/output.ts';
import { WriteError, writing } from '../export/write-failure.ts';
import type { SaveOrder } from './protocol.ts';
import type { Reading } from './reading.ts';
import type { WorkerParts } from './worker-parts.ts';

/** Bytes that are written at once. */
const PIECE_BYTES = 1 << 18;

/**
 * Writes a part of a message to where the order says; gives the warnings there were. The file appears whole, under its
 * name, or not at all. Throws with a plain sentence when it cannot.
 */
export async function saveMessagePart(
  { sessionId, transaction, part, output }: SaveOrder,
  reading: Reading,
  parts: WorkerParts,
): Promise<readonly string[]> {
  const session = reading.shelf.find(sessionId);
  if (!session) throw new WriteError('There is no such message.');
  const { createPartReader } = await import('../../shared/engine/message-reader.ts');
  const temporary = temporaryName(output);
  let file: PieceFile | undefined;
  let isFound = false;
  let isWhole = true;
  try {
    await writing(output, async () => {
      const found = await parts.readMessage(reading.files(), session, transaction, {
        index: reading.live()?.reader.index,
        extraPorts: reading.settings().extraPorts,
        consumer() {
          file?.close();
          const opened = openPieces(temporary);
          file = opened;
          isFound = false;
          return createPartReader(part, {
            found: () => (isFound = true),
            content: opened.write,
            end: (complete) => (isWhole = complete),
          });
        },
      });
      file?.close();
      if (!found || !isFound) throw new WriteError('The capture does not hold this part of a message.');
      await rename(temporary, output);
    });
  } finally {
    file?.close();
    await rm(temporary, { force: true });
  }
  return isWhole ? [] : ['The capture does not hold all of it: what is missing was left out.'];
}

type PieceFile = ReturnType<typeof openPieces>;

/** A new file that is written while a message passes: at once, so that nothing of it waits in memory. */
function openPieces(path: string) {
  const file = openSync(path, 'w');
  const piece = Buffer.allocUnsafe(PIECE_BYTES);
  let used = 0;
  let isOpen = true;
  const flush = () => {
    for (let written = 0; written < used;) written += writeSync(file, piece, written, used - written);
    used = 0;
  };
  return {
    /** The bytes are borrowed. */
    write(bytes: Uint8Array, start: number, end: number): void {
      for (let at = start; at < end;) {
        const taken = Math.min(end - at, PIECE_BYTES - used);
        piece.set(bytes.subarray(at, at + taken), used);
        used += taken;
        at += taken;
        if (used === PIECE_BYTES) flush();
      }
    },
    /** Does no harm a second time. */
    close(): void {
      if (!isOpen) return;
      isOpen = false;
      try {
        flush();
        fsyncSync(file);
      } finally {
        closeSync(file);
      }
    },
  };
}
