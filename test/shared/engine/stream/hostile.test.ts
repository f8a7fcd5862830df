import fc from 'fast-check';
import { expect, it } from 'vitest';
import { emptySegment } from '../../../../shared/engine/packet/segment.ts';
import { createConversationTable } from '../../../../shared/engine/stream/conversation-table.ts';
import type { Conversation } from '../../../../shared/engine/stream/conversation.ts';
import { createTimeline } from '../../../../shared/model/time.ts';

const number = fc.oneof(
  { weight: 8, arbitrary: fc.nat(40) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 0xffffffff }) },
  { weight: 1, arbitrary: fc.constantFrom(2 ** 30, 2 ** 31, 0xffffffff) },
);

const packet = fc.record({
  fromClient: fc.boolean(),
  flags: fc.oneof({ weight: 4, arbitrary: fc.constant(16) }, { weight: 1, arbitrary: fc.nat(31) }),
  sequence: number,
  acknowledgment: number,
  payloadLength: fc.nat(20),
  payloadCut: fc.oneof({ weight: 5, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(30) }),
  window: fc.nat(2),
  waitMillis: fc.oneof({ weight: 9, arbitrary: fc.nat(3) }, { weight: 1, arbitrary: fc.nat(200_000) }),
});

it('any packets at all end each conversation once and account for every byte of it', () => {
  fc.assert(
    fc.property(fc.array(packet, { maxLength: 120 }), (packets) => {
      const segment = emptySegment();
      segment.bytes = Uint8Array.from({ length: 64 }, (_, index) => index);
      segment.payloadOffset = 16;
      const open = new Map<Conversation, { finished: boolean[]; missing: number[] }>();
      let ended = 0;
      const table = createConversationTable(
        (conversation) => {
          const state = { finished: [false, false], missing: [0, 0] };
          open.set(conversation, state);
          return {
            data: (side, bytes, start, end) => {
              expect(state.finished[side]).toBe(false);
              expect(end).toBeGreaterThan(start);
              expect(end).toBeLessThanOrEqual(bytes.length);
            },
            gap: (side, length) => {
              expect(state.finished[side]).toBe(false);
              expect(length).toBeGreaterThan(0);
              state.missing[side] = (state.missing[side] ?? 0) + length;
            },
            finished: (side) => {
              expect(state.finished[side]).toBe(false);
              state.finished[side] = true;
            },
            end: () => {
              const { missingBytes } = conversation.transport(createTimeline(0, 9));
              expect([missingBytes.client, missingBytes.server]).toEqual(state.missing);
              ended++;
            },
          };
        },
        () => undefined,
      );
      for (const { fromClient, waitMillis, ...fields } of packets) {
        Object.assign(segment, fields, {
          sourcePort: fromClient ? 40000 : 25,
          destinationPort: fromClient ? 25 : 40000,
          sourceAddressOffset: fromClient ? 0 : 4,
          destinationAddressOffset: fromClient ? 4 : 0,
        });
        segment.packet++;
        segment.at += waitMillis * 1e6;
        table.segment(segment);
      }
      table.finish();
      expect(ended).toBe(open.size);
      expect(table.openCount).toBe(0);
      expect(table).toMatchObject({ context: { waitingBytes: 0 } });
    }),
    { numRuns: 500 },
  );
});
