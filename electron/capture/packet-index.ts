import type { Framer } from './framer.ts';

/** A place in a capture file from which packets can be read without those before it. */
export interface Checkpoint {
  /** 1-based number of the first packet behind it. */
  readonly firstPacket: number;
  readonly offsetBytes: number;
  /** Stands at this place; to be forked, not used up. */
  readonly framer: Framer;
}

/** Places in one uncompressed file, about one a megabyte, in order. Empty for captures that must be read from the start. */
export interface PacketIndex {
  readonly checkpoints: readonly Checkpoint[];
}

/** The last place at or before the packet. */
export function checkpointBefore(index: PacketIndex, packet: number): Checkpoint | undefined {
  let low = 0;
  let high = index.checkpoints.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((index.checkpoints[middle]?.firstPacket ?? 0) <= packet) low = middle + 1;
    else high = middle;
  }
  return index.checkpoints[low - 1];
}
