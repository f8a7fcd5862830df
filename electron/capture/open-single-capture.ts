import { linkTypeName } from '../../shared/model/link-type-name.ts';
import type { CaptureReader } from './capture-reader.ts';
import { createCaptureSpan } from './capture-span.ts';
import { identifyCapture } from './identify-capture.ts';
import { createNoticeLog } from './notice-log.ts';
import type { Checkpoint } from './packet-index.ts';
import { pumpFrames } from './pump-frames.ts';
import { createPeekable } from './source/byte-source.ts';
import { inputName, openSource } from './source/open-source.ts';
import type { CaptureInput } from './source/open-source.ts';

/** Opens one capture. Throws CaptureError when it cannot be read or is none; the signal's reason when that is aborted. */
export async function openSingleCapture(input: CaptureInput, signal?: AbortSignal): Promise<CaptureReader> {
  const name = inputName(input);
  const notices = createNoticeLog();
  const raw = createPeekable(await openSource(input));
  let isClosed = false;
  const close = async (): Promise<void> => {
    isClosed = true;
    notices.seal();
    await raw.close().catch(() => undefined);
  };
  signal?.addEventListener('abort', () => void close(), { once: true });
  if (signal?.aborted === true) await close();
  const { framer, source, compression, framerOffset } = await identifyCapture(raw, name, notices).catch(
    async (error: unknown) => {
      await close();
      signal?.throwIfAborted();
      throw error;
    },
  );
  const span = createCaptureSpan();
  const checkpoints: Checkpoint[] = [];
  const addCheckpoint = (offset: number): void => {
    const firstPacket = framer.packets + 1;
    if (checkpoints.at(-1)?.firstPacket === firstPacket) return;
    const place = { firstPacket, offsetBytes: framerOffset + offset };
    checkpoints.push({ ...place, framer: framer.fork(createNoticeLog()) });
  };

  const finish = (unusedBytes: number): void => {
    framer.finish(unusedBytes);
    if (span.packets === 0 && notices.list.every(({ severity }) => severity === 'info'))
      notices.add(noPackets());
  };

  return {
    facts: () => ({
      file: typeof input === 'string' ? input : name,
      format: framer.format,
      compression,
      bytes: raw.bytesRead,
      packets: span.packets,
      linkTypes: framer.linkTypes.map(linkTypeName),
      ...span.times(),
    }),
    get bytesRead() {
      return raw.bytesRead;
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
        const frames = pumpFrames(source, framer, source.isSeekable ? addCheckpoint : undefined);
        for (;;) {
          const next = await frames.next();
          if (isClosed) return;
          if (next.done === true) return void finish(next.value.unusedBytes);
          span.add(next.value);
          yield next.value;
        }
      } catch (error) {
        if (!isClosed) notices.add(readingFailed(span.packets, error));
      } finally {
        await close();
      }
    },
    close,
  };
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
