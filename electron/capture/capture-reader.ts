import type { CaptureFacts } from '../../shared/model/capture.ts';
import type { FrameBatch } from '../../shared/model/frames.ts';
import type { Notice } from '../../shared/model/notice.ts';
import type { PacketIndex } from './packet-index.ts';

/** A capture that is being read: one file, or several joined. */
export interface CaptureReader {
  /** What is known so far; complete once `batches` has ended. */
  facts(): CaptureFacts;
  /** Bytes read so far, before decompression, and of how many; the latter absent for pipes. */
  readonly bytesRead: number;
  readonly bytesTotal?: number;
  /** Packets handed on so far. */
  readonly packets: number;
  /** Grows while the capture is read. */
  readonly notices: readonly Notice[];
  /** True when the capture can be opened and read a second time. */
  readonly isSeekable: boolean;
  /** Where packets lie, for `readPackets`; grows while the capture is read. */
  readonly index: PacketIndex;
  /** The packets in order; can be asked for once. Ends early, without an error, when the reader is closed. */
  batches(): AsyncGenerator<FrameBatch, void>;
  /** Gives up reading; does no harm at the end. */
  close(): Promise<void>;
}
