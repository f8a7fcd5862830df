import { CaptureError } from '../capture-error.ts';
import type { CaptureReader } from '../capture-reader.ts';
import { createCaptureSpan } from '../capture-span.ts';
import { createNoticeLog } from '../notice-log.ts';
import { openSingleCapture } from '../open-single-capture.ts';
import { startLane } from './lane.ts';
import type { Lane } from './lane.ts';
import { mergeFrames } from './merge-frames.ts';
import type { OrderedCaptures, TimedCapture } from './order-by-time.ts';

/** Opens several files, ordered by the time of their first packets, as one capture. */
export async function openMergedCapture(
  { captures, notices: before }: OrderedCaptures,
  signal?: AbortSignal,
): Promise<CaptureReader> {
  const notices = createNoticeLog();
  for (const notice of before) notices.add(notice);
  const span = createCaptureSpan();
  const readers: CaptureReader[] = [];
  let isClosed = false;

  const join = async ({ path }: TimedCapture): Promise<Lane | undefined> => {
    try {
      const reader = await openSingleCapture(path, signal);
      readers.push(reader);
      return await startLane(reader, path, notices);
    } catch (error) {
      // It could be read a moment ago.
      if (error instanceof CaptureError)
        notices.add({ severity: 'error', code: error.code, message: error.message });
      else if (!isClosed && signal?.aborted !== true) throw error;
      return undefined;
    }
  };
  const close = async (): Promise<void> => {
    isClosed = true;
    await Promise.all(readers.map((reader) => reader.close()));
  };
  signal?.addEventListener('abort', () => void close(), { once: true });

  const [first] = captures;
  if (first === undefined) throw new CaptureError('empty-file', 'None of the captures holds anything.');
  return {
    facts: () => ({
      ...first.facts,
      file: captures.map(({ path }) => path).join(', '),
      bytes: bytesRead(readers),
      packets: span.packets,
      linkTypes: [...new Set(readers.flatMap((reader) => reader.facts().linkTypes))],
      ...span.times(),
    }),
    get bytesRead() {
      return bytesRead(readers);
    },
    bytesTotal: captures.reduce((sum, { bytes }) => sum + bytes, 0),
    get packets() {
      return span.packets;
    },
    notices: notices.list,
    isSeekable: true,
    index: { checkpoints: [] },
    async *batches() {
      try {
        for await (const batch of mergeFrames(captures, join, notices)) {
          if (isClosed) return;
          span.add(batch);
          yield batch;
        }
      } finally {
        await close();
      }
    },
    close,
  };
}

function bytesRead(readers: readonly CaptureReader[]): number {
  return readers.reduce((sum, reader) => sum + reader.bytesRead, 0);
}
