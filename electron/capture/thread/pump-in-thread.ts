import { existsSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { FrameBatch } from '../../../shared/model/frames.ts';
import { batchOf } from '../frame-columns.ts';
import { createSharedSlot } from '../frame-slot.ts';
import { createNoticeLog, type NoticeLog } from '../notice-log.ts';
import { createPcapFramer } from '../pcap/pcap-framer.ts';
import type { FramesEnd, OnWindow } from '../pump-frames.ts';
import type { FrameTask, FromFrameThread, ToFrameThread } from './frame-thread-messages.ts';

/** Batches under way: one is analysed, one waits, one is being read, one holds what the last packet lacks. */
const SLOTS = 4;
/** A thread takes some 30 ms to start, in which this much is read without one. */
const WORTH_A_THREAD_BYTES = 8 << 20;

/** Where the build puts the thread's program, seen from the build's files; in tests there is none. */
const PLACES = ['frame-thread.js', join('..', 'frame-thread.js')];

/** The thread's program, where a file of this size is read faster with it; else undefined. */
export function frameThreadFor(bytesTotal: number): string | undefined {
  // Node 18.14 brought availableParallelism; Electron 25 has it, but its types are not sure.
  const cores = typeof availableParallelism === 'function' ? availableParallelism() : cpus().length;
  if (bytesTotal < WORTH_A_THREAD_BYTES || cores < 2) return undefined;
  return PLACES.map((place) => join(__dirname, place)).find((file) => existsSync(file));
}

export interface ThreadedReading {
  /** As pumpFrames does it, in a thread. */
  frames(onWindow: OnWindow): AsyncGenerator<FrameBatch, FramesEnd>;
  readonly bytesRead: number;
  /** Ends the thread and the frames. */
  stop(): Promise<void>;
}

/** Reads a classic pcap file from `offsetBytes` on, where `packetsBefore` lie before, with the program `thread`. */
export function pumpInThread(
  thread: string,
  file: Omit<FrameTask, 'slots'>,
  notices: NoticeLog,
): ThreadedReading {
  const slots = Array.from({ length: SLOTS }, createSharedSlot);
  const task: FrameTask = { ...file, slots };
  const worker = new Worker(thread, { workerData: task, stdin: false });
  const inbox = createInbox(worker);
  let packets = file.packetsBefore;
  let bytesRead = 0;

  async function* frames(onWindow: OnWindow): AsyncGenerator<FrameBatch, FramesEnd> {
    for (;;) {
      const message = await inbox.next();
      if (message.kind === 'failed') throw new Error(message.message);
      message.notices.forEach(notices.add);
      if (message.kind === 'end')
        return { framer: createPcapFramer(file.header, notices, packets), unusedBytes: message.unusedBytes };
      const { slot, count, firstPacket, windowOffset } = message;
      const place = slots[slot];
      if (place === undefined) throw new Error(`the thread spoke of slot ${String(slot)}`);
      bytesRead = message.bytesRead;
      onWindow(windowOffset, createPcapFramer(file.header, createNoticeLog(), firstPacket - 1));
      place.columns.count = count;
      place.columns.decimals = file.header.nanosPerUnit === 1 ? 9 : 6;
      packets += count;
      yield batchOf(place.columns, place.window, firstPacket);
      worker.postMessage({ slot } satisfies ToFrameThread);
    }
  }

  return {
    frames,
    get bytesRead() {
      return bytesRead;
    },
    async stop() {
      await worker.terminate();
    },
  };
}

/** The thread's messages one by one; a thread that dies has failed. */
function createInbox(worker: Worker) {
  const waiting: FromFrameThread[] = [];
  let deliver: ((message: FromFrameThread) => void) | undefined;
  const put = (message: FromFrameThread) => {
    if (deliver) {
      deliver(message);
      deliver = undefined;
    } else {
      waiting.push(message);
    }
  };
  worker.on('message', put);
  worker.on('error', (error) => {
    put({ kind: 'failed', message: error.message });
  });
  worker.on('exit', () => {
    put({ kind: 'failed', message: 'the thread that read ended early' });
  });
  return {
    next(): Promise<FromFrameThread> {
      const first = waiting.shift();
      if (first) return Promise.resolve(first);
      return new Promise((resolve) => {
        deliver = resolve;
      });
    },
  };
}
