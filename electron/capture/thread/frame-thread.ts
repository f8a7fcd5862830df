import { parentPort, workerData } from 'node:worker_threads';
import type { FrameSlot } from '../frame-slot.ts';
import { createNoticeLog } from '../notice-log.ts';
import { createPcapFramer } from '../pcap/pcap-framer.ts';
import { pumpFrames } from '../pump-frames.ts';
import { openSource } from '../source/open-source.ts';
import type { FrameTask, FromFrameThread, ToFrameThread } from './frame-thread-messages.ts';

// A thread of its own: reads a classic pcap file and finds its packets, while another analyses those found before.

/** Bytes arrive as plain arrays; the memory is the same. */
const asBuffer = ({ buffer, byteOffset, length }: Uint8Array) => Buffer.from(buffer, byteOffset, length);

const { path, offsetBytes, packetsBefore, header, slots: given } = workerData as FrameTask;
const slots: readonly FrameSlot[] = given.map(({ window, columns }) => ({
  window: asBuffer(window),
  columns,
}));
const notices = createNoticeLog();
const free = slots.map((_, index) => index);
let wanted: ((slot: FrameSlot) => void) | undefined;
let told = 0;

parentPort?.on('message', ({ slot: index }: ToFrameThread) => {
  free.push(index);
  if (wanted) giveSlot(wanted);
});

void readAll().then(
  () => parentPort?.close(),
  (error: unknown) => {
    post({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
    parentPort?.close();
  },
);

async function readAll(): Promise<void> {
  const source = await openSource(path, offsetBytes);
  try {
    const framer = createPcapFramer(
      { ...header, forParser: asBuffer(header.forParser) },
      notices,
      packetsBefore,
    );
    let windowOffset = 0;
    const onWindow = (offset: number) => {
      windowOffset = offset;
    };
    const frames = pumpFrames(source, framer, onWindow, nextSlot);
    for (;;) {
      const { done, value } = await frames.next();
      if (done === true) {
        // What stands behind damage is no packet cut short.
        const unusedBytes = framer.stopped ? 0 : value.unusedBytes;
        return void post({ kind: 'end', unusedBytes, notices: freshNotices() });
      }
      const { count, firstPacket, offsets } = value;
      const slot = slots.findIndex(({ columns }) => columns.offsets === offsets);
      const { bytesRead } = source;
      post({ kind: 'batch', slot, count, firstPacket, windowOffset, bytesRead, notices: freshNotices() });
    }
  } finally {
    await source.close();
  }
}

function nextSlot(): Promise<FrameSlot> {
  return new Promise((resolve) => {
    wanted = resolve;
    giveSlot(resolve);
  });
}

function giveSlot(resolve: (slot: FrameSlot) => void): void {
  const slot = slots[free.shift() ?? -1];
  if (slot === undefined) return;
  wanted = undefined;
  resolve(slot);
}

function freshNotices() {
  const fresh = notices.list.slice(told);
  told += fresh.length;
  return fresh;
}

function post(message: FromFrameThread): void {
  parentPort?.postMessage(message);
}
