import {
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
} from 'react';
import type { PacketBytes } from '../../../shared/ipc/contract.ts';
import { visibleText } from '../../../shared/model/visible-text.ts';
import { linkBytes, type ByteLink } from '../../dialogue/byte-link.ts';
import { useWorkspace } from '../../state/store-context.tsx';
import {
  NO_MARKS,
  paintMarks,
  pointedAt,
  pointedBySelection,
  type Marks,
  type Pointed,
} from './byte-marks.ts';
import { moveCursor, rangeOfCursor, spokenCursor, type HexCursor } from './hex-cursor.ts';

const NO_CURSOR: HexCursor | undefined = undefined;

interface LinkedBytesProps {
  /** The step's text as it was sent. */
  readonly lines: readonly string[];
  readonly packets: readonly number[];
  /** Bytes of the first payload that belong to what was said before. */
  readonly earlier: number;
  readonly children: ReactNode;
}

/** Ties the text and the bytes within it together: what is pointed at, or selected, in one is marked in the other. */
export function LinkedBytes({ lines, packets, earlier, children }: LinkedBytesProps) {
  const root = useRef<HTMLDivElement>(null);
  const [marks, setMarks] = useState<Marks>(NO_MARKS);
  const loaded = useWorkspace((workspace) => workspace.packets);
  const link = useMemo(
    () => linkBytes(lines, payloadsOf(packets, loaded), earlier),
    [lines, packets, loaded, earlier],
  );
  useLayoutEffect(() => {
    if (root.current) paintMarks(root.current, marks);
  }, [marks]);
  useEffect(
    () => () => {
      if (root.current) paintMarks(root.current, NO_MARKS);
    },
    [],
  );
  useEffect(() => {
    const onSelect = () => {
      if (!root.current) return;
      const found = pointedBySelection(root.current);
      if (found.length > 0) setMarks(marksOf(found, link, lines));
    };
    document.addEventListener('selectionchange', onSelect);
    return () => {
      document.removeEventListener('selectionchange', onSelect);
    };
  }, [link, lines]);
  const [cursor, setCursor] = useState(NO_CURSOR);
  const onKeyDown = (event: KeyboardEvent) => {
    const dump = dumpOf(event.target);
    if (!dump || event.ctrlKey || event.metaKey || event.altKey) return;
    const moved = event.key === 'Escape' && cursor ? NO_CURSOR : moveCursor(cursor, event, dump);
    if (!moved && event.key !== 'Escape') return;
    if (!moved && !cursor) return;
    event.preventDefault();
    event.stopPropagation();
    setCursor(moved);
    setMarks(moved ? marksOf([{ kind: 'bytes', range: rangeOfCursor(moved) }], link, lines) : NO_MARKS);
    if (moved) showByte(event.target as HTMLElement, moved.head);
  };
  const onPointerMove = (event: PointerEvent) => {
    // While something is selected that is what is looked at.
    if (event.buttons !== 0 || (root.current && pointedBySelection(root.current).length > 0)) return;
    const found = pointedAt(event.clientX, event.clientY);
    setMarks(found ? marksOf([found], link, lines) : NO_MARKS);
  };
  return (
    <div
      ref={root}
      className="linked-bytes"
      data-testid="linked-bytes"
      onKeyDown={onKeyDown}
      onPointerMove={onPointerMove}
      onPointerLeave={() => {
        if (getSelection()?.isCollapsed !== false) setMarks(NO_MARKS);
      }}
    >
      {children}
      <p className="spoken" role="status">
        {cursor ? spokenCursor(cursor, loaded.get(cursor.packet)?.bytes) : spokenMarks(marks)}
      </p>
    </div>
  );
}

/** The dump that has the keyboard. */
function dumpOf(target: EventTarget) {
  if (!(target instanceof HTMLElement)) return undefined;
  const { hex, bytes, perLine, payload } = target.dataset;
  if (hex === undefined) return undefined;
  return { packet: Number(hex), bytes: Number(bytes), bytesPerLine: Number(perLine), from: Number(payload) };
}

function showByte(dump: HTMLElement, byte: number) {
  const line = dump.children[Math.floor(byte / Number(dump.dataset['perLine']))];
  line?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

function payloadsOf(packets: readonly number[], loaded: ReadonlyMap<number, PacketBytes>) {
  return packets.flatMap((packet) => {
    const { bytes, payload } = loaded.get(packet) ?? {};
    if (!bytes || !payload) return [];
    const { offset, length } = payload;
    return [{ packet, offset, bytes: bytes.subarray(offset, offset + length) }];
  });
}

function marksOf(pointed: readonly Pointed[], link: ByteLink | undefined, lines: readonly string[]): Marks {
  const bytes = pointed.flatMap(({ kind, range }) =>
    kind === 'bytes' ? [range] : isPlain(lines[range.line]) ? (link?.bytesOf(range) ?? []) : [],
  );
  const chars = bytes.flatMap((range) => link?.charsOf(range) ?? []);
  return { bytes, chars: chars.filter(({ line }) => isPlain(lines[line])) };
}

/** Where characters were made visible, places on the screen are not places in the text. */
function isPlain(line: string | undefined): boolean {
  return line !== undefined && visibleText(line) === line;
}

function spokenMarks({ bytes }: Marks): string {
  const [first] = bytes;
  if (!first || getSelection()?.isCollapsed !== false) return '';
  const count = bytes.reduce((sum, { start, end }) => sum + end - start, 0);
  return `${count} bytes from ${first.start.toString(16)} in packet ${first.packet}`;
}
