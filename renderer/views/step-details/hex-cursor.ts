import type { ByteRange } from '../../dialogue/byte-link.ts';

/** Where the keyboard stands among the bytes of a packet, and how far it has chosen. */
export interface HexCursor {
  readonly packet: number;
  /** The byte that the choice began with, and the one that the last key led to. */
  readonly anchor: number;
  readonly head: number;
}

export interface HexKey {
  readonly key: string;
  readonly shiftKey: boolean;
}

/** Where a key leads in a dump of so many bytes; `from` is a place to begin at. Undefined for a key that means nothing. */
export function moveCursor(
  cursor: HexCursor | undefined,
  { key, shiftKey }: HexKey,
  dump: {
    readonly packet: number;
    readonly bytes: number;
    readonly bytesPerLine: number;
    readonly from: number;
  },
): HexCursor | undefined {
  const { packet, bytes, bytesPerLine, from } = dump;
  const here = cursor?.packet === packet ? cursor : undefined;
  const head = here?.head ?? from;
  const lineStart = head - (head % bytesPerLine);
  const targets: Readonly<Record<string, number>> = {
    ArrowRight: head + 1,
    ArrowLeft: head - 1,
    ArrowDown: head + bytesPerLine,
    ArrowUp: head - bytesPerLine,
    Home: lineStart,
    End: lineStart + bytesPerLine - 1,
  };
  const target = Object.hasOwn(targets, key) ? targets[key] : undefined;
  if (target === undefined || bytes === 0) return undefined;
  // The first key only shows where one is.
  const to = here ? Math.max(0, Math.min(bytes - 1, target)) : Math.min(from, bytes - 1);
  return { packet, anchor: here && shiftKey ? here.anchor : to, head: to };
}

export function rangeOfCursor({ packet, anchor, head }: HexCursor): ByteRange {
  return { packet, start: Math.min(anchor, head), end: Math.max(anchor, head) + 1 };
}

/** "byte 36 of packet 17: 35, 5", as a screen reader says it. */
export function spokenCursor({ packet, anchor, head }: HexCursor, bytes: Uint8Array | undefined): string {
  const byte = bytes?.[head] ?? 0;
  const text = byte > 0x20 && byte < 0x7f ? `, ${String.fromCharCode(byte)}` : '';
  const chosen = Math.abs(anchor - head) + 1;
  const more = chosen > 1 ? `, ${chosen} bytes chosen` : '';
  return `byte ${head.toString(16)} of packet ${packet}: ${byte.toString(16).padStart(2, '0')}${text}${more}`;
}
