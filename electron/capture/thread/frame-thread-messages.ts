import type { Notice } from '../../../shared/model/notice.ts';
import type { FrameSlot } from '../frame-slot.ts';
import type { PcapFileHeader } from '../pcap/pcap-file-header.ts';

/** What a thread is to read: a classic pcap file from a packet on, into these slots. */
export interface FrameTask {
  readonly path: string;
  readonly offsetBytes: number;
  readonly packetsBefore: number;
  readonly header: PcapFileHeader;
  readonly slots: readonly FrameSlot[];
}

/** What the thread tells. Notices are those since the message before. */
export type FromFrameThread =
  | {
      readonly kind: 'batch';
      /** Index of the slot that the frames are in, until the slot is given back. */
      readonly slot: number;
      readonly count: number;
      readonly firstPacket: number;
      /** Where the window of these frames begins, behind `offsetBytes`. */
      readonly windowOffset: number;
      readonly bytesRead: number;
      readonly notices: readonly Notice[];
    }
  | { readonly kind: 'end'; readonly unusedBytes: number; readonly notices: readonly Notice[] }
  | { readonly kind: 'failed'; readonly message: string };

/** The slot is free again. */
export interface ToFrameThread {
  readonly slot: number;
}
