import type { FrameBatch } from '../../shared/model/frames.ts';
import { CaptureError } from './capture-error.ts';
import { createNoticeLog } from './notice-log.ts';
import { openCapture } from './open-capture.ts';
import { checkpointBefore, type PacketIndex } from './packet-index.ts';
import { pumpFrames } from './pump-frames.ts';
import { openSource, STANDARD_INPUT } from './source/open-source.ts';

/**
 * Reads the packets from `first` to `last` once more, and some before and behind them. `index` is that of the first
 * reading: with it a single uncompressed file is read only from about where they lie. Throws CaptureError when the
 * capture cannot be read again.
 */
export async function* framesBetween(
  paths: readonly string[],
  first: number,
  last: number,
  index?: PacketIndex,
): AsyncGenerator<FrameBatch, void> {
  const [path] = paths;
  const checkpoint = index && checkpointBefore(index, first);
  if (path === undefined || paths.length > 1 || !checkpoint) {
    yield* framesUntil(paths, last);
    return;
  }
  const source = await openSource(path, checkpoint.offsetBytes);
  try {
    for await (const batch of pumpFrames(source, checkpoint.framer.fork(createNoticeLog()))) {
      yield batch;
      if (batch.firstPacket + batch.count > last) return;
    }
  } finally {
    await source.close();
  }
}

async function* framesUntil(paths: readonly string[], last: number): AsyncGenerator<FrameBatch, void> {
  if (paths.includes(STANDARD_INPUT)) throw onlyOnce('standard input');
  const reader = await openCapture(paths);
  try {
    if (!reader.isSeekable) throw onlyOnce(paths.join(', '));
    for await (const batch of reader.batches()) {
      yield batch;
      if (batch.firstPacket + batch.count > last) return;
    }
  } finally {
    await reader.close();
  }
}

function onlyOnce(name: string): CaptureError {
  return new CaptureError('not-seekable', `What came from ${name} cannot be read a second time.`);
}
