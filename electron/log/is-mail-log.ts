import { createLogReading } from '../../shared/engine/logs.ts';
import { decodeText } from '../../shared/model/text.ts';
import { createNoticeLog } from '../capture/notice-log.ts';
import { createPeekable } from '../capture/source/byte-source.ts';
import { decompress, sniffCompression } from '../capture/source/compression.ts';
import { openSource } from '../capture/source/open-source.ts';

/** Bytes in which a line of a mail server must stand. */
const HEAD_BYTES = 1 << 16;

/** Whether a file is the log of a mail server, by its first lines; false when it cannot be read. */
export async function isMailLog(path: string): Promise<boolean> {
  try {
    return holdsMailLine(await headOf(path));
  } catch {
    return false;
  }
}

async function headOf(path: string): Promise<Buffer> {
  const raw = createPeekable(await openSource(path));
  try {
    const compression = sniffCompression(await raw.peek(4));
    const source = compression === undefined ? raw : decompress(raw, compression, createNoticeLog());
    const head = Buffer.alloc(HEAD_BYTES);
    let filled = 0;
    while (filled < head.length) {
      const count = await source.read(head, filled);
      if (count === 0) break;
      filled += count;
    }
    return head.subarray(0, filled);
  } finally {
    await raw.close();
  }
}

function holdsMailLine(head: Buffer): boolean {
  // Text has no zero bytes, but for the lengths in a journal export.
  if (head.subarray(0, 512).includes(0)) return false;
  const reading = createLogReading();
  for (const line of decodeText(head, 0, head.length).split(/\r?\n/)) reading.push(line);
  reading.finish();
  return reading.counts().mailLines > 0;
}
