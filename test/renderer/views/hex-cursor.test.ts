import { expect, test } from 'vitest';
import { moveCursor, rangeOfCursor, spokenCursor } from '../../../renderer/views/step-details/hex-cursor.ts';

const DUMP = { packet: 7, bytes: 40, bytesPerLine: 16, from: 10 };
const press = (key: string, shiftKey = false) => ({ key, shiftKey });

test('the first key shows the first byte of what was said, the next ones move', () => {
  const first = moveCursor(undefined, press('ArrowRight'), DUMP);
  expect(first).toEqual({ packet: 7, anchor: 10, head: 10 });
  expect(moveCursor(first, press('ArrowRight'), DUMP)?.head).toBe(11);
  expect(moveCursor(first, press('ArrowDown'), DUMP)?.head).toBe(26);
  expect(moveCursor(first, press('ArrowUp'), DUMP)?.head).toBe(0);
  expect(moveCursor(first, press('End'), DUMP)?.head).toBe(15);
  expect(moveCursor({ packet: 7, anchor: 39, head: 39 }, press('ArrowRight'), DUMP)?.head).toBe(39);
});

test('another packet begins anew, other keys and an empty packet mean nothing', () => {
  expect(moveCursor({ packet: 6, anchor: 3, head: 3 }, press('Home'), DUMP)).toEqual({
    packet: 7,
    anchor: 10,
    head: 10,
  });
  expect(moveCursor(undefined, press('j'), DUMP)).toBeUndefined();
  expect(moveCursor(undefined, press('toString'), DUMP)).toBeUndefined();
  expect(moveCursor(undefined, press('Home'), { ...DUMP, bytes: 0 })).toBeUndefined();
});

test('Shift chooses several, in either direction', () => {
  const cursor = moveCursor({ packet: 7, anchor: 10, head: 10 }, press('ArrowLeft', true), DUMP);
  expect(cursor && rangeOfCursor(cursor)).toEqual({ packet: 7, start: 9, end: 11 });
  expect(
    cursor &&
      spokenCursor(
        cursor,
        Uint8Array.from({ length: 40 }, () => 0x35),
      ),
  ).toBe('byte 9 of packet 7: 35, 5, 2 bytes chosen');
});
