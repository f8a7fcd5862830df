import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conversation, type TestFrame, type Who } from '../../../support/packets.ts';
import { recordStreams } from '../../../support/streams.ts';

/** What may happen on the wire in one turn of a dialogue. */
interface Turn {
  readonly text: string;
  readonly segmentBytes: number;
  /** The speaker then repeats so many of its last bytes, and some of them twice over. */
  readonly repeats: readonly number[];
}

const turn: fc.Arbitrary<Turn> = fc.record({
  text: fc.string({ minLength: 1, maxLength: 40, unit: fc.constantFrom(...'abcdefgh \r\n') }),
  segmentBytes: fc.integer({ min: 1, max: 20 }),
  repeats: fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 2 }),
});

const speaker = (place: number): Who => (place % 2 === 0 ? 'server' : 'client');

function framesOf(turns: readonly Turn[], clientSequence: number): readonly TestFrame[] {
  const builder = conversation({ clientSequence, serverSequence: 0xffffffe0 }).open();
  const said = { client: '', server: '' };
  turns.forEach(({ text, segmentBytes, repeats }, place) => {
    const who = speaker(place);
    for (let start = 0; start < text.length; start += segmentBytes) {
      builder[who](text.slice(start, start + segmentBytes));
    }
    said[who] += text;
    for (const length of repeats) {
      const again = said[who].slice(-length);
      builder.send(who, { sequenceShift: -again.length, payload: again });
    }
  });
  return builder.close().frames();
}

function expected(turns: readonly Turn[]): string[] {
  const told = turns.map(({ text }, place) => `${speaker(place) === 'client' ? 'C' : 'S'}:${text}`);
  return [...told, 'C:fin', 'S:fin', 'end'];
}

/** Each frame is late by up to `window` places; some are captured twice. Times follow the file. */
function disturbed(
  frames: readonly TestFrame[],
  delays: readonly number[],
  copies: readonly number[],
): TestFrame[] {
  const all = frames.flatMap((frame, place) => {
    const entry = { frame, key: place + (delays[place % Math.max(delays.length, 1)] ?? 0) };
    return copies.includes(place) ? [entry, { frame, key: entry.key + 2 }] : [entry];
  });
  all.sort((one, two) => one.key - two.key);
  return all.map(({ frame }, place) => ({ ...frame, atNanos: place * 50_000 }));
}

describe('a dialogue', () => {
  it('is told the same however it is cut, repeated, reordered and copied', () => {
    fc.assert(
      fc.property(
        fc.array(turn, { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 0, max: 0xffffffff }),
        fc.array(fc.double({ min: 0, max: 5, noNaN: true }), { maxLength: 13 }),
        fc.array(fc.nat(40), { maxLength: 5 }),
        fc.constantFrom(1, 2, 7, 1000),
        (turns, clientSequence, delays, copies, batchSize) => {
          const frames = disturbed(framesOf(turns, clientSequence), delays, copies);
          const { conversations } = recordStreams(frames, { batchSize });
          expect(conversations.map(({ told }) => told)).toEqual([expected(turns)]);
          expect(conversations[0]?.notices).toEqual([]);
          expect(conversations[0]?.transport).toMatchObject({ opening: 'complete', closing: 'fin' });
        },
      ),
      { numRuns: 300 },
    );
  });

  it('keeps every byte in its place when packets are lost', () => {
    fc.assert(
      fc.property(
        fc.array(turn, { minLength: 2, maxLength: 8 }),
        fc.array(fc.nat(60), { maxLength: 6 }),
        (turns, lost) => {
          const frames = framesOf(turns, 77).filter((_, place) => place < 3 || !lost.includes(place));
          const { conversations } = recordStreams(frames);
          expect(conversations).toHaveLength(1);
          const told = conversations[0]?.told ?? [];
          for (const side of ['C', 'S']) {
            const whole = expected(turns)
              .filter((one) => one.startsWith(`${side}:`) && !one.endsWith(':fin'))
              .map((one) => one.slice(2))
              .join('');
            let position = 0;
            for (const one of told.filter((each) => each.startsWith(`${side}:`) && !each.endsWith(':fin'))) {
              const gap = /^.:-(\d+) not-captured$/.exec(one);
              if (gap !== null) position += Number(gap[1]);
              else {
                expect(whole.slice(position, position + one.length - 2)).toBe(one.slice(2));
                position += one.length - 2;
              }
            }
            // Where the last bytes and the FIN behind them are lost, nothing tells that one number was the FIN's.
            expect(position).toBeLessThanOrEqual(whole.length + 1);
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  it('survives any bytes at all in the place of its packets', () => {
    fc.assert(
      fc.property(
        fc.array(turn, { minLength: 1, maxLength: 4 }),
        fc.array(fc.tuple(fc.nat(40), fc.nat(80), fc.nat(255)), { maxLength: 20 }),
        (turns, changes) => {
          const frames = framesOf(turns, 5).map((frame, place) => {
            const bytes = frame.bytes.slice();
            for (const [at, offset, value] of changes) if (at === place) bytes[offset % bytes.length] = value;
            return { ...frame, bytes };
          });
          const { conversations } = recordStreams(frames);
          for (const { told } of conversations) expect(told.filter((one) => one === 'end')).toHaveLength(1);
        },
      ),
      { numRuns: 300 },
    );
  });
});
