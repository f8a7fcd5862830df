import { expect, test } from 'vitest';
import { isRectangle, placeWindow } from '../../../electron/main/window-bounds.ts';

const LEFT = { x: 0, y: 0, width: 1920, height: 1040 };
const RIGHT = { x: 1920, y: 0, width: 1280, height: 1024 };

test('opens where it was, on whichever display', () => {
  const bounds = { x: 2000, y: 50, width: 1000, height: 700 };
  expect(placeWindow(bounds, [LEFT, RIGHT])).toEqual(bounds);
});

test('opens in the middle when the display is gone', () => {
  expect(placeWindow({ x: 2000, y: 50, width: 1000, height: 700 }, [LEFT])).toEqual({
    width: 1280,
    height: 820,
  });
});

test('opens in the middle when no mouse could catch the window', () => {
  for (const [x, y] of [
    [-950, 10],
    [1900, 10],
    [10, -30],
    [10, 1030],
  ] as const) {
    expect(placeWindow({ x, y, width: 1000, height: 700 }, [LEFT])).not.toHaveProperty('x');
  }
});

test('is never larger than its display nor smaller than it can work', () => {
  expect(placeWindow({ x: 2000, y: 0, width: 5000, height: 5000 }, [LEFT, RIGHT])).toMatchObject({
    width: 1280,
    height: 1024,
  });
  expect(placeWindow({ x: 0, y: 0, width: 200, height: 10 }, [LEFT])).toMatchObject({
    width: 720,
    height: 480,
  });
  expect(placeWindow(undefined, [{ ...LEFT, width: 1024, height: 700 }])).toEqual({
    width: 1024,
    height: 700,
  });
});

test('only whole numbers and a real size make a rectangle', () => {
  expect(isRectangle(LEFT)).toBe(true);
  for (const value of [
    null,
    undefined,
    7,
    {},
    { ...LEFT, x: '0' },
    { ...LEFT, x: 0.5 },
    { ...LEFT, width: 0 },
  ]) {
    expect(isRectangle(value)).toBe(false);
  }
});
