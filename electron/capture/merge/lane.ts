import type { FrameBatch } from '../../../shared/model/frames.ts';
import type { Notice } from '../../../shared/model/notice.ts';
import type { CaptureReader } from '../capture-reader.ts';
import type { NoticeLog } from '../notice-log.ts';

/** One of the files that are read side by side: its current batch, and how far that is used. */
export interface Lane {
  readonly reader: CaptureReader;
  readonly batch: FrameBatch;
  /** Index in `batch` of the next frame; always one that exists. */
  readonly next: number;
  /** Uses up frames to just before index `until`; the first became packet `firstPacket` of the whole. */
  advance(until: number, firstPacket: number): void;
  /** Gets the next batch when this one is used up; false at the end of the file. Ends the life of the old batch. */
  refill(): Promise<boolean>;
}

/** Begins to read a file; undefined when it has no packets. Its notices go to `notices`, with its name. */
export async function startLane(
  reader: CaptureReader,
  name: string,
  notices: NoticeLog,
): Promise<Lane | undefined> {
  const batches = reader.batches();
  const news = createForwarder(reader.notices, name, notices);
  let batch: FrameBatch | undefined;
  let next = 0;
  const load = async (): Promise<boolean> => {
    const result = await batches.next();
    news.collect();
    if (result.done === true) {
      news.flush();
      return false;
    }
    batch = result.value;
    next = 0;
    return true;
  };
  if (!(await load())) return undefined;
  return {
    reader,
    get batch() {
      return batch as FrameBatch;
    },
    get next() {
      return next;
    },
    advance(until, firstPacket) {
      const { firstPacket: base } = batch as FrameBatch;
      news.passed(base + until, firstPacket - (base + next));
      next = until;
    },
    refill: async () => next < (batch as FrameBatch).count || (await load()),
  };
}

interface Forwarder {
  /** Looks for new notices. */
  collect(): void;
  /** Packets below `packet` of the file have their place in the whole: `shift` further on. */
  passed(packet: number, shift: number): void;
  /** Hands on what is left, without packet numbers: those packets are not part of the whole. */
  flush(): void;
}

/**
 * Hands on the notices of a file under its name. The message speaks of packets as the file counts them; the `packet` of
 * the notice is that of the whole, which is known only when the packet's turn has come.
 */
function createForwarder(source: readonly Notice[], name: string, notices: NoticeLog): Forwarder {
  const waiting: Notice[] = [];
  let seen = 0;
  const forward = ({ packet: _, ...notice }: Notice, packet?: number): void => {
    const message = `${name}: ${notice.message}`;
    notices.add({ ...notice, message, ...(packet === undefined ? {} : { packet }) });
  };
  return {
    collect() {
      for (; seen < source.length; seen++) {
        const notice = source[seen] as Notice;
        if (notice.packet === undefined) forward(notice);
        else waiting.push(notice);
      }
    },
    passed(packet, shift) {
      for (let index = 0; index < waiting.length;) {
        const notice = waiting[index] as Notice;
        if ((notice.packet ?? 0) >= packet) index++;
        else {
          waiting.splice(index, 1);
          forward(notice, (notice.packet ?? 0) + shift);
        }
      }
    },
    flush() {
      for (const notice of waiting.splice(0)) forward(notice);
    },
  };
}
