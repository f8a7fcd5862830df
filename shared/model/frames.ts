/**
 * A run of captured frames, handed on without a copy: arrays of columns rather than an object a packet, because a
 * gigabyte holds millions of them. The frames are borrowed: they stay valid until the reader is asked for the next batch.
 */
export interface FrameBatch {
  /** The memory that all frames of the batch lie in; never a Buffer, whose `slice` does not copy. */
  readonly bytes: Uint8Array;
  readonly count: number;
  /** 1-based number of the first frame, as Wireshark counts; the others follow without a hole. */
  readonly firstPacket: number;
  /** Where a frame starts in `bytes`. */
  readonly offsets: Uint32Array;
  /** How many bytes of the frame were captured, and how many it had on the wire. */
  readonly capturedLengths: Uint32Array;
  readonly originalLengths: Uint32Array;
  /** Arrival: whole seconds since 1970 UTC, and nanoseconds within the second. */
  readonly seconds: Float64Array;
  readonly nanoseconds: Uint32Array;
  /** Value of the tcpdump.org link-type registry (LINKTYPE_…). */
  readonly linkTypes: Uint16Array;
  /** How many decimals the capture's clock gives: 6 (microseconds) or 9. */
  readonly decimals: 6 | 9;
}
