import { ArrowDown, ArrowUp, Columns3 } from 'lucide-react';
import { useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { useActions, useWorkspace } from '../../state/store-context.tsx';
import { ColumnPanel } from './column-panel.tsx';
import type { Column } from './columns.tsx';
import type { ColumnControl } from './use-columns.ts';

const RESIZE_STEP = 16;

/** Titles of the columns: sort by them, move them (drag, Ctrl+arrows), make them wider (pull, Shift+arrows). */
export function HeaderRow({ control }: { readonly control: ColumnControl }) {
  const [panelOpen, setPanelOpen] = useState(false);
  return (
    <div role="rowgroup" className="session-head">
      <div role="row" className="session-row" aria-rowindex={1}>
        <div className="cell-marks" role="columnheader">
          <button
            type="button"
            className="column-button"
            aria-label="Choose columns"
            title="Choose columns"
            aria-expanded={panelOpen}
            onClick={() => {
              setPanelOpen(!panelOpen);
            }}
          >
            <Columns3 size={13} aria-hidden />
          </button>
        </div>
        {control.layout.columns.map((column) => (
          <HeaderCell key={column.id} column={column} control={control} />
        ))}
      </div>
      {panelOpen && (
        <ColumnPanel
          control={control}
          onClose={() => {
            setPanelOpen(false);
          }}
        />
      )}
    </div>
  );
}

function HeaderCell({ column, control }: { readonly column: Column; readonly control: ColumnControl }) {
  const { id, title, sortKey, kind = 'text' } = column;
  const sort = useWorkspace((workspace) => workspace.sort);
  const { sortBy } = useActions();
  const cell = useRef<HTMLDivElement>(null);
  const [drop, setDrop] = useState(false);
  const sorted = sortKey !== undefined && sort.key === sortKey;
  const order = sort.descending ? 'descending' : 'ascending';
  const Direction = sort.descending ? ArrowDown : ArrowUp;
  const widthNow = () => cell.current?.getBoundingClientRect().width ?? column.min;
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (by === undefined || event.ctrlKey === event.shiftKey) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.ctrlKey) control.move(id, by, true);
    else control.resize(id, widthNow() + by * RESIZE_STEP);
  };
  return (
    <div
      ref={cell}
      role="columnheader"
      aria-sort={sorted ? order : 'none'}
      className={`cell cell-${kind} ${drop ? 'column-drop' : ''}`}
      draggable
      onDragStart={(event) => {
        event.dataTransfer.setData(DRAG_TYPE, id);
        event.dataTransfer.effectAllowed = 'move';
      }}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes(DRAG_TYPE)) return;
        event.preventDefault();
        setDrop(true);
      }}
      onDragLeave={() => {
        setDrop(false);
      }}
      onDrop={(event) => {
        setDrop(false);
        const dragged = event.dataTransfer.getData(DRAG_TYPE);
        const places = control.layout.columns.map((each) => each.id);
        if (dragged !== '') control.move(dragged, places.indexOf(id) - places.indexOf(dragged), true);
      }}
    >
      <button
        type="button"
        title={`${sortKey === undefined ? title : `Sort by ${title.toLowerCase()}`}\nCtrl+arrows move the column, Shift+arrows make it wider.`}
        onKeyDown={onKeyDown}
        onClick={() => {
          if (sortKey !== undefined) sortBy(sortKey);
        }}
      >
        {title}
        {sorted && <Direction size={12} aria-hidden />}
      </button>
      <ResizeHandle
        widthNow={widthNow}
        onResize={(width) => {
          control.resize(id, width);
        }}
      />
    </div>
  );
}

const DRAG_TYPE = 'application/x-smtpscope-column';

/** The edge of a column, to pull at; a double click gives the column back to the layout. */
function ResizeHandle(props: {
  readonly widthNow: () => number;
  readonly onResize: (width: number | undefined) => void;
}) {
  const [pulled, setPulled] = useState<{ readonly x: number; readonly width: number }>();
  const widthAt = (event: PointerEvent) => (pulled ? pulled.width + event.clientX - pulled.x : 0);
  return (
    <span
      className={`column-edge ${pulled ? 'column-edge-pulled' : ''}`}
      draggable
      onDragStart={(event) => {
        // Pulling at the edge is not dragging the column.
        event.preventDefault();
        event.stopPropagation();
      }}
      onDoubleClick={() => {
        props.onResize(undefined);
      }}
      onPointerDown={(event) => {
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
        setPulled({ x: event.clientX, width: props.widthNow() });
      }}
      onPointerMove={(event) => {
        if (pulled && event.clientX !== pulled.x) props.onResize(widthAt(event));
      }}
      onPointerUp={() => {
        setPulled(undefined);
      }}
      onPointerCancel={() => {
        setPulled(undefined);
      }}
    />
  );
}
