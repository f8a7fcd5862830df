import type { CaptureFacts } from '../../shared/model/capture.ts';
import type { FrameBatch } from '../../shared/model/frames.ts';
import { createTimeline } from '../../shared/model/time.ts';

/** Counts packets and remembers when the first and the last of them came. */
export interface CaptureSpan {
  readonly packets: number;
  add(batch: FrameBatch): void;
  times(): Pick<CaptureFacts, 'firstPacketAt' | 'lastPacketAt'>;
}

interface Arrival {
  readonly seconds: number;
  readonly nanoseconds: number;
  readonly decimals: 6 | 9;
}

export function createCaptureSpan(): CaptureSpan {
  let packets = 0;
  let first: Arrival | undefined;
  let last: Arrival | undefined;
  return {
    get packets() {
      return packets;
    },
    add(batch) {
      if (batch.count === 0) return;
      packets += batch.count;
      first ??= arrivalOf(batch, 0);
      last = arrivalOf(batch, batch.count - 1);
    },
    times: () => ({
      ...(first === undefined ? {} : { firstPacketAt: format(first) }),
      ...(last === undefined ? {} : { lastPacketAt: format(last) }),
    }),
  };
}

function arrivalOf(batch: FrameBatch, index: number): Arrival {
  return {
    seconds: batch.seconds[index] ?? 0,
    nanoseconds: batch.nanoseconds[index] ?? 0,
    decimals: batch.decimals,
  };
}

function format({ seconds, nanoseconds, decimals }: Arrival): string {
  return createTimeline(seconds, decimals).format(nanoseconds);
}
