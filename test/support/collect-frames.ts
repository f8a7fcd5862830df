import { Readable } from 'node:stream';
import type { FrameBatch } from '../../shared/model/frames.ts';

/** A frame copied out of its batch; bytes as hexadecimal text, so that a difference can be read. */
export interface CollectedFrame {
  readonly packet: number;
  readonly seconds: number;
  readonly nanoseconds: number;
  readonly originalLength: number;
  readonly linkType: number;
  readonly hex: string;
}

export async function collectFrames(batches: AsyncIterable<FrameBatch>): Promise<CollectedFrame[]> {
  const frames: CollectedFrame[] = [];
  for await (const batch of batches) frames.push(...framesOf(batch));
  return frames;
}

export function framesOf(batch: FrameBatch): CollectedFrame[] {
  return Array.from({ length: batch.count }, (_, index) => {
    const offset = batch.offsets[index] ?? 0;
    const end = offset + (batch.capturedLengths[index] ?? 0);
    return {
      packet: batch.firstPacket + index,
      seconds: batch.seconds[index] ?? 0,
      nanoseconds: batch.nanoseconds[index] ?? 0,
      originalLength: batch.originalLengths[index] ?? 0,
      linkType: batch.linkTypes[index] ?? 0,
      hex: Buffer.from(batch.bytes.subarray(offset, end)).toString('hex'),
    };
  });
}

/** A stream that gives `bytes` in pieces of `size`. */
export function streamOf(bytes: Buffer, size = bytes.length): Readable {
  const pieces: Buffer[] = [];
  for (let start = 0; start < bytes.length; start += size) pieces.push(bytes.subarray(start, start + size));
  return Readable.from(pieces, { objectMode: true });
}
