import { decodeText } from '../../shared/model/text.ts';
import { LIMITS } from '../../shared/engine/limits.ts';
import type { LogFile } from '../../shared/model/log.ts';
import type { Notice } from '../../shared/model/notice.ts';
import { CaptureError } from '../capture/capture-error.ts';
import { createNoticeLog } from '../capture/notice-log.ts';
import { createPeekable } from '../capture/source/byte-source.ts';
import { decompress, sniffCompression } from '../capture/source/compression.ts';
import { inputName, openSource, type CaptureInput } from '../capture/source/open-source.ts';

export interface ReadLogOptions {
  readonly signal?: AbortSignal;
  /** After each piece that was read; reading goes on when the promise resolves. */
  onProgress?(bytesRead: number, bytesTotal: number | undefined): Promise<void> | void;
}

interface ReadLogResult extends Pick<LogFile, 'compression' | 'bytes'> {
  readonly notices: readonly Notice[];
}

const CHUNK_BYTES = 1 << 18;
const LINE_END = 0x0a;
const CARRIAGE_RETURN = '\r';
const REPLACEMENT = '\ufffd';

/**
 * Hands over a text file a line at a time, without line ends: a path, "-" or a stream, also compressed with gzip or zstd.
 * Memory is bounded by the longest line that is kept. Throws CaptureError when it cannot be read, or is a capture.
 */
export async function readLog(
  input: CaptureInput,
  push: (line: string) => void,
  { signal, onProgress }: ReadLogOptions = {},
): Promise<ReadLogResult> {
  const notices = createNoticeLog();
  const raw = createPeekable(await openSource(input));
  const close = () => void raw.close().catch(() => undefined);
  signal?.addEventListener('abort', close, { once: true });
  try {
    const compression = sniffCompression(await raw.peek(4));
    const source = compression === undefined ? raw : decompress(raw, compression, notices);
    refuseCaptures(await source.peek(4), inputName(input));
    const splitter = createSplitter(push);
    const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
    for (;;) {
      const count = await source.read(chunk, 0);
      if (count === 0) break;
      splitter.add(chunk.subarray(0, count));
      if (onProgress) await onProgress(raw.bytesRead, raw.bytesTotal);
      signal?.throwIfAborted();
    }
    splitter.finish();
    return { compression: compression ?? 'none', bytes: raw.bytesRead, notices: notices.list };
  } catch (error) {
    signal?.throwIfAborted();
    throw readingError(error, inputName(input));
  } finally {
    signal?.removeEventListener('abort', close);
    close();
  }
}

function readingError(error: unknown, name: string): unknown {
  if (error instanceof CaptureError) {
    return error.code === 'permission-denied'
      ? new CaptureError(
          error.code,
          error.message,
          'Mail logs belong to root or to the group adm; read it with sudo.',
        )
      : error;
  }
  const reason = error instanceof Error ? error.message : String(error);
  return new CaptureError('unreadable', `${name} cannot be read: ${reason}.`);
}

const CAPTURE_MAGICS = new Set(['a1b2c3d4', 'd4c3b2a1', 'a1b23c4d', '4d3cb2a1', '0a0d0d0a']);

function refuseCaptures(head: Buffer, name: string): void {
  if (CAPTURE_MAGICS.has(head.toString('hex', 0, 4)))
    throw new CaptureError(
      'not-a-log',
      `${name} is a packet capture, not a mail log.`,
      `smtpscope analyze ${name}`,
    );
}

/** Cuts bytes into lines; what a line has beyond the bound is left out. */
function createSplitter(push: (line: string) => void) {
  let open: Buffer[] = [];
  let openBytes = 0;

  function keep(piece: Buffer): void {
    if (openBytes < LIMITS.logLineCharacters * 4) open.push(Buffer.from(piece));
    openBytes += piece.length;
  }

  function emit(line: string): void {
    push(line.endsWith(CARRIAGE_RETURN) ? line.slice(0, -1) : line);
  }

  function emitAll(bytes: Buffer): void {
    const text = bytes.toString('utf8');
    // Only what is not UTF-8 is decoded line by line.
    if (!text.includes(REPLACEMENT)) for (const line of text.split('\n')) emit(line);
    else
      for (let start = 0; start <= bytes.length;) {
        const found = bytes.indexOf(LINE_END, start);
        const end = found < 0 ? bytes.length : found;
        emit(decodeText(bytes, start, end));
        start = end + 1;
      }
  }

  return {
    add(bytes: Buffer): void {
      const last = bytes.lastIndexOf(LINE_END);
      if (last < 0) {
        keep(bytes);
        return;
      }
      if (openBytes > 0) {
        const first = bytes.indexOf(LINE_END);
        keep(bytes.subarray(0, first));
        emitAll(Buffer.concat(open));
        open = [];
        openBytes = 0;
        if (first < last) emitAll(bytes.subarray(first + 1, last));
      } else emitAll(bytes.subarray(0, last));
      if (last + 1 < bytes.length) keep(bytes.subarray(last + 1));
    },
    finish(): void {
      if (openBytes > 0) emitAll(Buffer.concat(open));
    },
  };
}
