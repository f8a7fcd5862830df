import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { createAnalysis } from '../../../shared/engine/analyze.ts';
import type { FrameBatch } from '../../../shared/model/frames.ts';
import type { Session } from '../../../shared/model/session.ts';
import { ATTACKS } from '../../bench/attacks-list.mjs';
import { frameLength, writeFrame, type Packet } from '../../bench/frames.mjs';

const BATCH_BYTES = 1 << 20;
const BATCH_FRAMES = 4096;
const ETHERNET = 1;
const MOST_RETAINED_MEGABYTES = 150;

/** The packets as a reader hands them on, in memory that is used again for every batch. */
function* batches(packets: Iterable<Packet>): Generator<FrameBatch> {
  const bytes = Buffer.alloc(BATCH_BYTES);
  const offsets = new Uint32Array(BATCH_FRAMES);
  const lengths = new Uint32Array(BATCH_FRAMES);
  const seconds = new Float64Array(BATCH_FRAMES);
  const nanoseconds = new Uint32Array(BATCH_FRAMES);
  const linkTypes = new Uint16Array(BATCH_FRAMES).fill(ETHERNET);
  let firstPacket = 1;
  let count = 0;
  let used = 0;
  const batch = (): FrameBatch => ({
    bytes,
    count,
    firstPacket,
    offsets,
    capturedLengths: lengths,
    originalLengths: lengths,
    seconds,
    nanoseconds,
    linkTypes,
    decimals: 6,
  });
  for (const packet of packets) {
    const length = frameLength(packet);
    if (count === BATCH_FRAMES || used + length > BATCH_BYTES) {
      yield batch();
      firstPacket += count;
      count = used = 0;
    }
    const micros = (firstPacket + count) * 10;
    offsets[count] = used;
    lengths[count] = length;
    seconds[count] = 1_700_000_000 + Math.floor(micros / 1e6);
    nanoseconds[count] = (micros % 1e6) * 1000;
    used = writeFrame(bytes, used, packet);
    count++;
  }
  yield batch();
}

function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
}

function heldMegabytes(): number {
  collectGarbage();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 2 ** 20;
}

interface Attacked {
  readonly codes: ReadonlySet<string>;
  readonly sessions: number;
  readonly last: Session | undefined;
  /** What the analysis still holds once the last packet is read. */
  readonly retainedMegabytes: number;
}

function attack(packets: Iterable<Packet>): Attacked {
  const codes = new Set<string>();
  const ids = new Set<number>();
  let last: Session | undefined;
  const before = heldMegabytes();
  const analysis = createAnalysis({
    showSecrets: false,
    onSession(session) {
      ids.add(session.id);
      last = session;
      for (const { code } of session.notices) codes.add(code);
    },
  });
  for (const batch of batches(packets)) analysis.push(batch);
  const retainedMegabytes = heldMegabytes() - before;
  analysis.finish();
  for (const { code } of analysis.notices) codes.add(code);
  return { codes, sessions: ids.size, last, retainedMegabytes };
}

describe('an attack with', () => {
  for (const { name, scaled, sessions, notices, packets } of ATTACKS) {
    it(`${String(scaled)} ${name} is told of, and takes little memory`, { timeout: 60_000 }, () => {
      const { codes, sessions: found, retainedMegabytes } = attack(packets(scaled));
      expect([...codes]).toEqual(expect.arrayContaining([...notices]));
      expect(found).toBe(sessions(scaled));
      expect(retainedMegabytes).toBeLessThan(MOST_RETAINED_MEGABYTES);
    });
  }

  it('a message of many megabytes is measured whole', () => {
    const data = ATTACKS.find(({ name }) => name.includes('DATA'));
    const message = attack(data?.packets(8) ?? []).last?.transactions[0]?.message;
    expect(message?.complete).toBe(true);
    expect(message?.bytes).toBeGreaterThan(8e6);
  });
});
