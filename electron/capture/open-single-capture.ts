import { linkTypeName } from '../../shared/model/link-type-name.ts';
import type { FrameBatch } from '../../shared/model/frames.ts';
import type { CaptureReader } from './capture-reader.ts';
import { createCaptureSpan } from './capture-span.ts';
import { HEADROOM } from './framer.ts';
import { identifyCapture } from './identify-capture.ts';
import { createNoticeLog } from './notice-log.ts';
import type { Checkpoint } from './packet-index.ts';
import { pumpFrames, type FramesEnd, type OnWindow } from './pump-frames.ts';
import { createPeekable } from './source/byte-source.ts';
import { inputName, openSource, unreadable } from './source/open-source.ts';
import type { CaptureInput } from './source/open-source.ts';
import { frameThreadFor, pumpInThread, type ThreadedReading } from './thread/pump-in-thread.ts';

/** Opens one capture. Throws CaptureError when it cannot be read or is none; the signal's reason when that is aborted. */
export async function openSingleCapture(input: CaptureInput, signal?: AbortSignal): Promise<CaptureReader> {
  const name = inputName(input);
  const notices = createNoticeLog();
  const raw = createPeekable(await openSource(input));
  let isClosed = false;
  let threaded: ThreadedReading | undefined;
  const close = async (): Promise<void> => {
    isClosed = true;
    notices.seal();
    await threaded?.stop();
    await raw.close().catch(() => undefined);
  };
  signal?.addEventListener('abort', () => void close(), { once: true });
  if (signal?.aborted === true) await close();
  const { framer, pcapHeader, source, compression, framerOffset } = await identifyCapture(
    raw,
    name,
    notices,
  ).catch(async (error: unknown) => {
    await close();
    signal?.throwIfAborted();
    throw error;
  });
  const span = createCaptureSpan();
  const checkpoints: Checkpoint[] = [];
  const addCheckpoint: OnWindow = (offset, framerThere) => {
    const firstPacket = framerThere.packets + 1;
    if (checkpoints.at(-1)?.firstPacket === firstPacket) return;
    const place = { firstPacket, offsetBytes: framerOffset + offset };
    checkpoints.push({ ...place, framer: framerThere.fork(createNoticeLog()) });
  };

  /** The thread begins behind what was read without it. */
  let threadOffset = framerOffset;
  const startThread = ({ firstPacket, count }: FrameBatch): ThreadedReading | undefined => {
    const thread = raw.isSeekable && source === raw ? frameThreadFor(raw.bytesTotal ?? 0) : undefined;
    if (thread === undefined || pcapHeader === undefined || typeof input !== 'string') return undefined;
    const place = { offsetBytes: threadOffset, packetsBefore: firstPacket + count - 1 };
    return pumpInThread(thread, { path: input, header: pcapHeader, ...place }, notices);
  };

  async function* readFrames(): AsyncGenerator<FrameBatch, FramesEnd> {
    const frames = pumpFrames(source, framer, source.isSeekable ? addCheckpoint : undefined);
    const first = await frames.next();
    if (first.done === true) return first.value;
    // A thread takes up to 100 ms to start; the first packets are shown meanwhile.
    threadOffset = framerOffset + bytesOf(first.value);
    threaded = framer.stopped ? undefined : startThread(first.value);
    yield first.value;
    try {
      const skipped = threadOffset - framerOffset;
      if (threaded)
        return yield* threaded.frames((offset, there) => void addCheckpoint(skipped + offset, there));
    } catch (error) {
      if (isClosed || span.packets > first.value.count) throw error;
      // A thread that cannot even begin is done without.
    }
    return yield* frames;
  }

  const bytesRead = () => Math.max(raw.bytesRead, threaded ? threadOffset + threaded.bytesRead : 0);

  const finish = ({ framer: last, unusedBytes }: FramesEnd): void => {
    last.finish(unusedBytes);
    if (span.packets === 0 && notices.list.every(({ severity }) => severity === 'info'))
      notices.add(noPackets());
  };

  return {
    facts: () => ({
      file: typeof input === 'string' ? input : name,
      format: framer.format,
      compression,
      bytes: bytesRead(),
      packets: span.packets,
      linkTypes: framer.linkTypes.map(linkTypeName),
      ...span.times(),
    }),
    get bytesRead() {
      return bytesRead();
    },
    ...(raw.bytesTotal === undefined ? {} : { bytesTotal: raw.bytesTotal }),
    get packets() {
      return span.packets;
    },
    notices: notices.list,
    isSeekable: raw.isSeekable,
    index: { checkpoints },
    async *batches() {
      try {
        const frames = readFrames();
        for (;;) {
          const next = await frames.next();
          if (isClosed) return;
          if (next.done === true) return void finish(next.value);
          span.add(next.value);
          yield next.value;
        }
      } catch (error) {
        // Nothing at all is no result with a notice.
        if (!isClosed && span.packets === 0) throw unreadable(name, error);
        if (!isClosed) notices.add(readingFailed(span.packets, error));
      } finally {
        await close();
      }
    },
    close,
  };
}

/** Bytes of a classic pcap file that the first frames of it take. */
function bytesOf({ count, offsets, capturedLengths }: FrameBatch): number {
  return (offsets[count - 1] ?? 0) + (capturedLengths[count - 1] ?? 0) - HEADROOM;
}

function noPackets() {
  return {
    severity: 'info',
    code: 'no-packets',
    message: 'The capture holds no packets.',
    tip: 'Check the interface and the filter it was recorded with: tcpdump -i any -w FILE.pcap port 25 or port 587',
  } as const;
}

function readingFailed(packets: number, error: unknown) {
  const reason = error instanceof Error ? error.message : String(error);
  return {
    severity: 'error',
    code: 'reading-failed',
    message: `Reading failed after packet ${String(packets)}: ${reason}.`,
    tip: 'What was read before is shown.',
  } as const;
}
