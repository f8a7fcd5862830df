import {
  useRef,
  useState,
  type CSSProperties,
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
} from 'react';
import './split-pane.css';

interface SplitPaneProps {
  /** Which way the two panes lie. */
  readonly direction: 'row' | 'column';
  /** The pane that has the given share; the other takes the rest. */
  readonly sized: 'first' | 'second';
  /** Of the room, 0 to 1. */
  readonly share: number;
  /** CSS pixels that the sized pane, and the other one, keep at least. */
  readonly min: number;
  readonly minOther: number;
  readonly onResize: (share: number) => void;
  /** Name of the separator. */
  readonly label: string;
  readonly first: ReactNode;
  /** Nothing leaves all room to the first; that one stays the same element, with its scroll position and focus. */
  readonly second: ReactNode | undefined;
  /** No room for both: the first is hidden, not taken away. */
  readonly solo?: boolean;
}

const KEY_STEP = 0.02;

/** Two panes with a separator that pointer and keyboard can move. */
export function SplitPane(props: SplitPaneProps) {
  const { direction, sized, min, minOther, onResize, first, second, solo = false } = props;
  const frame = useRef<HTMLDivElement>(null);
  const [dragged, setDragged] = useState<number>();
  const row = direction === 'row';
  const share = dragged ?? props.share;
  const alone = second === undefined;

  const clamp = (wanted: number) => {
    const room = (row ? frame.current?.clientWidth : frame.current?.clientHeight) ?? 1;
    return Math.max(min / room, Math.min(wanted, 1 - minOther / room));
  };
  const shareAt = (event: PointerEvent) => {
    const box = frame.current?.getBoundingClientRect();
    if (!box) return share;
    const before = row ? (event.clientX - box.left) / box.width : (event.clientY - box.top) / box.height;
    return clamp(sized === 'first' ? before : 1 - before);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const wanted = shareOfKey(event.key, share, row, sized);
    if (wanted === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    onResize(clamp(wanted));
  };
  const paneProps = (pane: 'first' | 'second') => {
    if (pane !== sized || alone || solo) return { className: 'split-rest' };
    return { className: 'split-sized', style: sizedStyle(row, share, min, minOther) };
  };

  return (
    <div ref={frame} className={`split split-${direction} ${solo && !alone ? 'split-solo' : ''}`}>
      <div {...paneProps('first')}>{first}</div>
      {!alone && !solo && (
        <div
          role="separator"
          tabIndex={0}
          aria-label={props.label}
          aria-orientation={row ? 'vertical' : 'horizontal'}
          aria-valuenow={Math.round(share * 100)}
          className={`split-bar ${dragged === undefined ? '' : 'split-bar-dragged'}`}
          onKeyDown={onKeyDown}
          onPointerDown={(event) => {
            event.currentTarget.setPointerCapture(event.pointerId);
            setDragged(shareAt(event));
          }}
          onPointerMove={(event) => {
            if (dragged !== undefined) setDragged(shareAt(event));
          }}
          onPointerUp={() => {
            if (dragged !== undefined) onResize(dragged);
            setDragged(undefined);
          }}
          onPointerCancel={() => {
            setDragged(undefined);
          }}
        />
      )}
      {!alone && <div {...paneProps('second')}>{second}</div>}
    </div>
  );
}

function sizedStyle(row: boolean, share: number, min: number, minOther: number): CSSProperties {
  const basis = `${share * 100}%`;
  const limit = `calc(100% - ${minOther}px)`;
  return row
    ? { flexBasis: basis, minWidth: min, maxWidth: limit }
    : { flexBasis: basis, minHeight: min, maxHeight: limit };
}

/** What an arrow key makes of the share; 0 and 1 stand for the ends. */
function shareOfKey(
  key: string,
  share: number,
  row: boolean,
  sized: SplitPaneProps['sized'],
): number | undefined {
  const [back, forth] = row ? ['ArrowLeft', 'ArrowRight'] : ['ArrowUp', 'ArrowDown'];
  const sign = sized === 'first' ? 1 : -1;
  if (key === back) return share - sign * KEY_STEP;
  if (key === forth) return share + sign * KEY_STEP;
  if (key === 'Home') return sized === 'first' ? 0 : 1;
  if (key === 'End') return sized === 'first' ? 1 : 0;
  return undefined;
}
