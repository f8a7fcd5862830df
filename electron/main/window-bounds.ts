/** In device-independent pixels. */
export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const SMALLEST_WINDOW = { width: 720, height: 480 };
const USUAL_WINDOW = { width: 1280, height: 820 };
/** So much of the window's top edge must be on a display for a mouse to catch it. */
const CATCHABLE = { width: 120, height: 40 };

/**
 * Where the window opens: where it was, when that place still exists on one of the displays; else in the middle of the
 * first one (no x and y).
 */
export function placeWindow(
  remembered: Rectangle | undefined,
  workAreas: readonly Rectangle[],
): { readonly x?: number; readonly y?: number; readonly width: number; readonly height: number } {
  const area = remembered && workAreas.find((each) => isCatchable(remembered, each));
  if (!remembered || !area) return fit(USUAL_WINDOW, workAreas[0]);
  return { x: remembered.x, y: remembered.y, ...fit(remembered, area) };
}

function fit({ width, height }: { width: number; height: number }, area: Rectangle | undefined) {
  return {
    width: Math.max(SMALLEST_WINDOW.width, Math.min(width, area?.width ?? width)),
    height: Math.max(SMALLEST_WINDOW.height, Math.min(height, area?.height ?? height)),
  };
}

function isCatchable(window: Rectangle, area: Rectangle): boolean {
  const left = Math.max(window.x, area.x);
  const right = Math.min(window.x + window.width, area.x + area.width);
  return (
    right - left >= CATCHABLE.width &&
    window.y >= area.y &&
    window.y + CATCHABLE.height <= area.y + area.height
  );
}

export function isRectangle(value: unknown): value is Rectangle {
  const { x, y, width, height } = Object(value) as Record<string, unknown>;
  return (
    [x, y, width, height].every((each) => Number.isSafeInteger(each)) &&
    Number(width) > 0 &&
    Number(height) > 0
  );
}
