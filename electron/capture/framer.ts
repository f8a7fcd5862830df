import type { FrameColumns } from './frame-columns.ts';
import type { NoticeLog } from './notice-log.ts';

/**
 * Finds the packets in a capture's bytes. It is shown a window of the file again and again: what it could not use, the
 * beginning of a packet whose end is not there yet, it is shown again with more behind it.
 */
export interface Framer {
  readonly format: 'pcap' | 'pcapng';
  /** LINKTYPE_ numbers that the capture has described so far. */
  readonly linkTypes: readonly number[];
  /** Packets found so far. */
  readonly packets: number;
  /** True when nothing further can be read, because of damage that a notice tells of. */
  readonly stopped: boolean;
  /**
   * Fills `columns` with the whole packets of `bytes` from `start` to `end`, and returns where the first unused byte
   * is. The HEADROOM bytes before `start` may be written over.
   */
  read(bytes: Buffer, start: number, end: number, columns: FrameColumns): number;
  /** The capture has ended, and left this many unused bytes. */
  finish(unusedBytes: number): void;
  /** A framer that goes on from here by itself; what it notices goes to `notices`. */
  fork(notices: NoticeLog): Framer;
}

/** Bytes that a framer may use before those it reads: room for a classic pcap file header. */
export const HEADROOM = 24;

/** Bytes of a capture that are looked at together; any packet that is not damage fits. */
export const WINDOW_BYTES = (1 << 20) + (1 << 16);
