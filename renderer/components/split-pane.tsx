import { useRef, useState, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react';
import './split-pane.css';

interface SplitPaneProps {
  /** Which way the two panes lie. */
  readonly direction: 'row' | 'column';
  /** The pane that has the given size; the other takes the rest. */
  readonly sized: 'first' | 'second';
  /** CSS pixels. */
  readonly size: number;
  readonly min: number;
  /** What the other pane keeps at least. */
  readonly minOther: number;
  readonly onResize: (size: number) => void;
  /** Name of the separator. */
  readonly label: string;
  readonly first: ReactNode;
  /** Nothing leaves all room to the first; that one stays the same element, with its scroll position and focus. */
  readonly second: ReactNode | undefined;
}

const KEY_STEP = 24;

/** Two panes with a separator that pointer and keyboard can move. */
export function SplitPane(props: SplitPaneProps) {
  const frame = useRef<HTMLDivElement>(null);
  const [dragged, setDragged] = useState<number>();
  const row = props.direction === 'row';
  const size = dragged ?? props.size;

  const room = () => (row ? frame.current?.clientWidth : frame.current?.clientHeight) ?? 0;
  const clamp = (wanted: number) =>
    Math.round(Math.max(props.min, Math.min(wanted, room() - props.minOther)));
  const sizeAt = (event: PointerEvent) => {
    const box = frame.current?.getBoundingClientRect();
    if (!box) return props.size;
    const offset = row ? event.clientX - box.left : event.clientY - box.top;
    return clamp(props.sized === 'first' ? offset : room() - offset);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const [less, more] = row ? ['ArrowLeft', 'ArrowRight'] : ['ArrowUp', 'ArrowDown'];
    const sign = props.sized === 'first' ? 1 : -1;
    const wanted = new Map([
      [less, size - sign * KEY_STEP],
      [more, size + sign * KEY_STEP],
      ['Home', props.sized === 'first' ? props.min : room()],
      ['End', props.sized === 'first' ? room() : props.min],
    ]).get(event.key);
    if (wanted === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    props.onResize(clamp(wanted));
  };

  const limit = `calc(100% - ${props.minOther}px)`;
  const alone = props.second === undefined;
  const basis = { flexBasis: size, [row ? 'maxWidth' : 'maxHeight']: limit };
  return (
    <div ref={frame} className={`split split-${props.direction}`}>
      <div
        className={props.sized === 'first' && !alone ? 'split-sized' : 'split-rest'}
        style={props.sized === 'first' && !alone ? basis : {}}
      >
        {props.first}
      </div>
      {!alone && (
        <div
          role="separator"
          tabIndex={0}
          aria-label={props.label}
          aria-orientation={row ? 'vertical' : 'horizontal'}
          aria-valuenow={size}
          aria-valuemin={props.min}
          className={`split-bar ${dragged === undefined ? '' : 'split-bar-dragged'}`}
          onKeyDown={onKeyDown}
          onPointerDown={(event) => {
            event.currentTarget.setPointerCapture(event.pointerId);
            setDragged(sizeAt(event));
          }}
          onPointerMove={(event) => {
            if (dragged !== undefined) setDragged(sizeAt(event));
          }}
          onPointerUp={() => {
            if (dragged !== undefined) props.onResize(dragged);
            setDragged(undefined);
          }}
          onPointerCancel={() => {
            setDragged(undefined);
          }}
        />
      )}
      {!alone && (
        <div
          className={props.sized === 'second' ? 'split-sized' : 'split-rest'}
          style={props.sized === 'second' ? basis : {}}
        >
          {props.second}
        </div>
      )}
    </div>
  );
}
