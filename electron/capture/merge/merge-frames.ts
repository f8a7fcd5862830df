import { LIMITS } from '../../../shared/engine/limits.ts';
import type { FrameBatch } from '../../../shared/model/frames.ts';
import type { NoticeLog } from '../notice-log.ts';
import { createFrameMixer } from './frame-mixer.ts';
import type { Lane } from './lane.ts';
import type { TimedCapture } from './order-by-time.ts';

/**
 * Joins captures, ordered by the time of their first packet, into one with packets numbered on.
 *
 * One rule serves rotated captures and those recorded side by side: a file is opened when the packets have come to the
 * time of its first; of the files that are open, the one whose next packet is the earliest goes first (the one opened
 * first, where they are equal). Files that follow one another are so read one at a time and without a copy; those that
 * overlap are merged. The order of packets within a file is never changed.
 *
 * `join` opens a file; undefined when it has no packets or cannot be read any more.
 */
export async function* mergeFrames(
  captures: readonly TimedCapture[],
  join: (capture: TimedCapture) => Promise<Lane | undefined>,
  notices: NoticeLog,
): AsyncGenerator<FrameBatch> {
  const lanes: Lane[] = [];
  const mixer = createFrameMixer();
  const waiting = captures.slice();
  let packets = 0;
  for (;;) {
    for (;;) {
      const [next] = waiting;
      if (next === undefined || !isDue(next, earliest(lanes))) break;
      if (lanes.length === LIMITS.capturesAtOnce) {
        notices.once(tooManyAtOnce());
        break;
      }
      waiting.shift();
      const joined = await join(next);
      if (joined !== undefined) lanes.push(joined);
    }
    const lane = earliest(lanes);
    if (lane === undefined) break;
    const first = packets + 1;
    if (lanes.length > 1) {
      if (!mixer.add(lane.batch, lane.next)) {
        yield mixer.take(first - mixer.count);
        mixer.add(lane.batch, lane.next);
      }
      packets++;
      lane.advance(lane.next + 1, first);
    } else {
      if (mixer.count > 0) yield mixer.take(first - mixer.count);
      const run = runBefore(lane, waiting[0], first);
      packets += run.count;
      lane.advance(lane.next + run.count, first);
      yield run;
    }
    if (!(await lane.refill())) lanes.splice(lanes.indexOf(lane), 1);
  }
  if (mixer.count > 0) yield mixer.take(packets + 1 - mixer.count);
}

/** The lane whose next frame is the earliest. */
function earliest(lanes: readonly Lane[]): Lane | undefined {
  let best: Lane | undefined;
  for (const lane of lanes) {
    if (best === undefined || isBefore(lane.batch, lane.next, secondsOf(best), nanosOf(best))) best = lane;
  }
  return best;
}

function isDue(capture: TimedCapture, lane: Lane | undefined): boolean {
  return lane === undefined || !isBefore(lane.batch, lane.next, capture.seconds, capture.nanoseconds);
}

/** The frames of a lane that are earlier than the next file; at least one. */
function runBefore(lane: Lane, next: TimedCapture | undefined, firstPacket: number): FrameBatch {
  const { batch, next: start } = lane;
  let end = batch.count;
  if (next !== undefined) {
    end = start + 1;
    while (end < batch.count && isBefore(batch, end, next.seconds, next.nanoseconds)) end++;
  }
  return {
    ...batch,
    firstPacket,
    count: end - start,
    offsets: batch.offsets.subarray(start, end),
    capturedLengths: batch.capturedLengths.subarray(start, end),
    originalLengths: batch.originalLengths.subarray(start, end),
    seconds: batch.seconds.subarray(start, end),
    nanoseconds: batch.nanoseconds.subarray(start, end),
    linkTypes: batch.linkTypes.subarray(start, end),
  };
}

function isBefore(batch: FrameBatch, index: number, seconds: number, nanoseconds: number): boolean {
  const own = batch.seconds[index] ?? 0;
  return own < seconds || (own === seconds && (batch.nanoseconds[index] ?? 0) < nanoseconds);
}

function secondsOf({ batch, next }: Lane): number {
  return batch.seconds[next] ?? 0;
}

function nanosOf({ batch, next }: Lane): number {
  return batch.nanoseconds[next] ?? 0;
}

function tooManyAtOnce() {
  return {
    severity: 'warning',
    code: 'too-many-captures-at-once',
    message: `More than ${String(LIMITS.capturesAtOnce)} captures overlap in time; the others were read after these.`,
    tip: 'Merge them with mergecap first.',
  } as const;
}
