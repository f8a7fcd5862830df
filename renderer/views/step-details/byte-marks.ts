import type { ByteRange, CharRange } from '../../dialogue/byte-link.ts';

/** Name of the highlight in the style sheet: `::highlight(linked-bytes)`. */
const HIGHLIGHT = 'linked-bytes';

/** Columns of a hex dump: how many characters stand for a byte, and how many of them say it. */
const COLUMNS = {
  hex: { perByte: 3, width: 2 },
  text: { perByte: 1, width: 1 },
} as const;

/** What is marked: bytes, and the characters of the step's text that they are. */
export interface Marks {
  readonly bytes: readonly ByteRange[];
  readonly chars: readonly CharRange[];
}

export const NO_MARKS: Marks = { bytes: [], chars: [] };

/**
 * Marks bytes and text without changing the page, so that what the user has selected stays selected. Pieces of a dump
 * carry `data-packet`, `data-from` (place of their first byte) and `data-column`; lines of text carry `data-line`.
 */
export function paintMarks(root: HTMLElement, marks: Marks): void {
  const highlights = (CSS as { readonly highlights?: HighlightRegistry }).highlights;
  if (!highlights) return;
  const ranges = [...byteRanges(root, marks.bytes), ...charRanges(root, marks.chars)];
  if (ranges.length === 0) highlights.delete(HIGHLIGHT);
  else highlights.set(HIGHLIGHT, new Highlight(...ranges));
}

function byteRanges(root: HTMLElement, bytes: readonly ByteRange[]): readonly Range[] {
  return bytes.flatMap(({ packet, start, end }) =>
    [...root.querySelectorAll<HTMLElement>(`[data-packet="${packet}"]`)].flatMap((piece) => {
      const { perByte, width } = columnOf(piece);
      const from = Number(piece.dataset['from']);
      const count = Math.ceil((piece.textContent?.length ?? 0) / perByte);
      const [first, last] = [Math.max(start, from) - from, Math.min(end, from + count) - from];
      return first < last ? rangeIn(piece, first * perByte, (last - 1) * perByte + width) : [];
    }),
  );
}

function charRanges(root: HTMLElement, chars: readonly CharRange[]): readonly Range[] {
  return chars.flatMap(({ line, start, end }) => {
    const element = root.querySelector<HTMLElement>(`[data-line="${line}"]`);
    return element ? rangeIn(element, start, end) : [];
  });
}

function columnOf(piece: HTMLElement) {
  return COLUMNS[piece.dataset['column'] === 'hex' ? 'hex' : 'text'];
}

function rangeIn(element: HTMLElement, start: number, end: number): readonly Range[] {
  const text = element.firstChild;
  if (!(text instanceof Text)) return [];
  const range = document.createRange();
  range.setStart(text, Math.min(start, text.length));
  range.setEnd(text, Math.min(end, text.length));
  return [range];
}

/** What stands at a place on the screen, or between the ends of a selection: bytes of a dump, or characters of the text. */
export type Pointed =
  | { readonly kind: 'bytes'; readonly range: ByteRange }
  | { readonly kind: 'chars'; readonly range: CharRange };

export function pointedAt(x: number, y: number): Pointed | undefined {
  const caret = document.caretRangeFromPoint(x, y);
  return caret ? pointed(caret.startContainer, caret.startOffset, caret.startOffset + 1) : undefined;
}

/** Each piece that the user's selection touches. */
export function pointedBySelection(root: HTMLElement): readonly Pointed[] {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return [];
  const range = selection.getRangeAt(0);
  if (!root.contains(range.commonAncestorContainer)) return [];
  const pieces = [...root.querySelectorAll<HTMLElement>('[data-packet], [data-line]')];
  return pieces.flatMap((piece) => {
    const text = piece.firstChild;
    if (!text || !range.intersectsNode(text)) return [];
    const start = text === range.startContainer ? range.startOffset : 0;
    const end = text === range.endContainer ? range.endOffset : (text.textContent?.length ?? 0);
    const found = pointed(text, start, end);
    return found && start < end ? [found] : [];
  });
}

function pointed(node: Node, start: number, end: number): Pointed | undefined {
  const piece = node.parentElement;
  const { packet, from, line } = piece?.dataset ?? {};
  if (piece && packet !== undefined && from !== undefined) {
    const { perByte } = columnOf(piece);
    const first = Number(from) + Math.floor(start / perByte);
    const range = { packet: Number(packet), start: first, end: Number(from) + Math.ceil(end / perByte) };
    return { kind: 'bytes', range: { ...range, end: Math.max(first + 1, range.end) } };
  }
  return line === undefined ? undefined : { kind: 'chars', range: { line: Number(line), start, end } };
}
