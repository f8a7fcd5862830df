import { createHash } from 'node:crypto';
import { LIMITS } from '../../shared/engine/limits.ts';
import { MimeReader, type MimeReaderOptions } from '../../shared/engine/mail/mime/mime-reader.ts';
import type { ReadMessage } from '../../shared/engine/mail/read-message.ts';
import type { MimePart } from '../../shared/model/mail/mime-part.ts';

export function createSha256() {
  const hash = createHash('sha256');
  return { update: (bytes: Uint8Array) => void hash.update(bytes), hex: () => hash.digest('hex') };
}

export const sha256 = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('hex');

/** A message read in pieces of so many bytes; the pieces are overwritten once they are read. */
export function readMime(
  message: Uint8Array,
  pieceBytes = message.length,
  options: Partial<MimeReaderOptions> = {},
): ReadMessage {
  const reader = new MimeReader({ createSha256, textBytes: LIMITS.messageTextBytes, ...options });
  for (let at = 0; at < message.length; at += pieceBytes) {
    const piece = Uint8Array.from(message.subarray(at, at + pieceBytes));
    reader.push(piece, 0, piece.length);
    piece.fill(0x58);
  }
  return reader.end(true);
}

/** Every part of a tree, the message first, without the parts in it. */
export function flatParts(part: MimePart): readonly Omit<MimePart, 'parts'>[] {
  const { parts, ...facts } = part;
  return [facts, ...parts.flatMap(flatParts)];
}
