import type { FrameBatch } from '../../shared/model/frames.ts';
import { framesBetween } from './frames-between.ts';
import { checkpointBefore } from './packet-index.ts';
import type { Checkpoint, PacketIndex } from './packet-index.ts';

/** A packet read again; `bytes` are its own. */
export interface PacketCopy {
  readonly packet: number;
  readonly seconds: number;
  readonly nanoseconds: number;
  readonly decimals: 6 | 9;
  readonly originalLength: number;
  /** LINKTYPE_ number. */
  readonly linkType: number;
  readonly bytes: Uint8Array;
}

/**
 * Reads packets, named by the numbers that `openCapture(paths)` gave them, once more. `index` is that reader's: with it
 * a single uncompressed file is read only where the packets lie. Answers in the order of the packets, each once; those
 * that are not there (any more) are left out. Throws CaptureError when the capture cannot be read again.
 */
export async function readPackets(
  paths: readonly string[],
  packets: readonly number[],
  index?: PacketIndex,
): Promise<readonly PacketCopy[]> {
  const wanted = [...new Set(packets)].sort((a, b) => a - b);
  const copies: PacketCopy[] = [];
  if (index === undefined || index.checkpoints.length === 0) {
    await copyPackets(framesBetween(paths, wanted[0] ?? 1, wanted.at(-1) ?? 0), wanted, copies);
    return copies;
  }
  for (const some of byCheckpoint(wanted, index).values())
    await copyPackets(framesBetween(paths, some[0] ?? 1, some.at(-1) ?? 0, index), some, copies);
  return copies;
}

/** The packets that lie behind each place and before the next. */
function byCheckpoint(wanted: readonly number[], index: PacketIndex): ReadonlyMap<Checkpoint, number[]> {
  const groups = new Map<Checkpoint, number[]>();
  for (const packet of wanted) {
    const checkpoint = checkpointBefore(index, packet);
    if (checkpoint === undefined) continue;
    const group = groups.get(checkpoint);
    if (group === undefined) groups.set(checkpoint, [packet]);
    else group.push(packet);
  }
  return groups;
}

/** Copies the wanted packets, given in order, out of batches, and stops behind the last of them. */
async function copyPackets(
  batches: AsyncIterable<FrameBatch>,
  wanted: readonly number[],
  copies: PacketCopy[],
): Promise<void> {
  let next = 0;
  if (wanted.length === 0) return;
  for await (const batch of batches) {
    for (; next < wanted.length; next++) {
      const index = (wanted[next] ?? 0) - batch.firstPacket;
      if (index >= batch.count) break;
      if (index >= 0) copies.push(copyPacket(batch, index));
    }
    if (next === wanted.length) return;
  }
}

function copyPacket(batch: FrameBatch, index: number): PacketCopy {
  const offset = batch.offsets[index] ?? 0;
  return {
    packet: batch.firstPacket + index,
    seconds: batch.seconds[index] ?? 0,
    nanoseconds: batch.nanoseconds[index] ?? 0,
    decimals: batch.decimals,
    originalLength: batch.originalLengths[index] ?? 0,
    linkType: batch.linkTypes[index] ?? 0,
    bytes: Uint8Array.from(batch.bytes.subarray(offset, offset + (batch.capturedLengths[index] ?? 0))),
  };
}
