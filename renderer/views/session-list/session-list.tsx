import { useVirtualizer, type VirtualItem } from '@tanstack/react-virtual';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { useElementSize } from '../../components/use-element-size.ts';
import { queryKey, rowAt } from '../../state/row-cache.ts';
import { useActions, useWorkspace } from '../../state/store-context.tsx';
import { columnsFor, type Column } from './columns.tsx';
import './session-list.css';

/** Height of a row in CSS pixels; as --row in the tokens. */
const ROW_HEIGHT = 28;

/** Every session that matches the filter; only the rows in view exist. */
export function SessionList() {
  const list = useWorkspace((workspace) => workspace.list);
  const selection = useWorkspace((workspace) => workspace.selection);
  const stale = useWorkspace(({ list: { query }, filter, sort }) => query !== queryKey(filter, sort));
  const actions = useActions();
  const scroller = useRef<HTMLDivElement>(null);
  const [size, measure] = useElementSize<HTMLDivElement>();
  // eslint-disable-next-line react-hooks/incompatible-library -- this house does not run the React compiler
  const virtualizer = useVirtualizer({
    count: list.matching,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
  });
  const items = virtualizer.getVirtualItems();
  const [first, last] = [items[0]?.index ?? 0, (items.at(-1)?.index ?? 0) + 1];
  const { showRows } = actions;
  useEffect(() => {
    showRows(first, last);
  }, [showRows, first, last]);
  const index = selection?.index;
  useEffect(() => {
    if (index !== undefined) virtualizer.scrollToIndex(index, { align: 'auto' });
  }, [virtualizer, index]);

  const { columns, narrow } = columnsFor(size.width);
  const rowsInView = Math.max(1, Math.floor(size.height / ROW_HEIGHT) - 2);
  return (
    <div className="session-list" ref={measure}>
      <div
        ref={scroller}
        role="grid"
        tabIndex={0}
        aria-label="Sessions"
        aria-rowcount={list.matching + 1}
        aria-colcount={columns.length}
        aria-busy={stale}
        aria-activedescendant={selection && index !== undefined ? `session-${selection.id}` : undefined}
        className={`session-grid ${stale ? 'session-grid-stale' : ''}`}
        style={{ ['--tracks' as string]: columns.map(({ track }) => track).join(' ') }}
        onKeyDown={(event) => {
          onListKey(event, rowsInView, list.matching, actions);
        }}
      >
        <HeaderRow columns={columns} />
        <div role="rowgroup" className="session-rows" style={{ height: virtualizer.getTotalSize() }}>
          {items.map((item) => (
            <Row key={item.key} item={item} columns={columns} narrow={narrow} selectedId={selection?.id} />
          ))}
        </div>
      </div>
      {list.loaded && !stale && list.matching === 0 && <NoMatch />}
    </div>
  );
}

function HeaderRow({ columns }: { readonly columns: readonly Column[] }) {
  const sort = useWorkspace((workspace) => workspace.sort);
  const { sortBy } = useActions();
  const Direction = sort.descending ? ArrowDown : ArrowUp;
  return (
    <div role="rowgroup" className="session-head">
      <div role="row" className="session-row" aria-rowindex={1}>
        {columns.map(({ id, title, sortKey, kind = 'text' }) => {
          const sorted = sort.key === sortKey;
          const order = sort.descending ? 'descending' : 'ascending';
          return (
            <div
              key={id}
              role="columnheader"
              aria-sort={sorted ? order : 'none'}
              className={`cell cell-${kind}`}
            >
              <button
                type="button"
                title={`Sort by ${title.toLowerCase()}`}
                onClick={() => {
                  sortBy(sortKey);
                }}
              >
                {title}
                {sorted && <Direction size={12} aria-hidden />}
              </button>
            </div>
          );
        })}
      </div>
    </div>
  );
}

function Row(props: {
  readonly item: VirtualItem;
  readonly columns: readonly Column[];
  readonly narrow: boolean;
  readonly selectedId: number | undefined;
}) {
  const { item, columns, narrow, selectedId } = props;
  const row = useWorkspace(({ list }) => rowAt(list, item.index));
  const { selectSession } = useActions();
  const place = { transform: `translateY(${item.start}px)` };
  if (row === undefined)
    return (
      <div
        role="row"
        aria-rowindex={item.index + 2}
        className="session-row session-row-waiting"
        style={place}
      >
        <div role="gridcell" className="cell" aria-label="Loading" />
      </div>
    );
  return (
    <div
      role="row"
      id={`session-${row.id}`}
      data-testid="session-row"
      aria-rowindex={item.index + 2}
      aria-selected={row.id === selectedId}
      className="session-row"
      style={place}
      onClick={() => {
        selectSession(row.id, item.index);
      }}
    >
      {columns.map(({ id, cell, kind = 'text' }) => (
        <div key={id} role="gridcell" className={`cell cell-${kind}`}>
          {cell(row, narrow)}
        </div>
      ))}
    </div>
  );
}

function NoMatch() {
  const { setFilter } = useActions();
  return (
    <div className="session-none" role="status">
      <p>No session matches the filter.</p>
      <button
        type="button"
        className="button button-small"
        onClick={() => {
          setFilter('');
        }}
      >
        Clear the filter
      </button>
    </div>
  );
}

function onListKey(
  event: KeyboardEvent,
  rowsInView: number,
  matching: number,
  actions: ReturnType<typeof useActions>,
) {
  if (event.target !== event.currentTarget) return;
  const moves: Readonly<Record<string, () => void>> = {
    ArrowDown: () => {
      actions.moveSession(1);
    },
    ArrowUp: () => {
      actions.moveSession(-1);
    },
    PageDown: () => {
      actions.moveSession(rowsInView);
    },
    PageUp: () => {
      actions.moveSession(-rowsInView);
    },
    Home: () => {
      actions.moveToSession(0);
    },
    End: () => {
      actions.moveToSession(matching - 1);
    },
    Enter: () => {
      document.querySelector<HTMLElement>('[data-dialogue]')?.focus();
    },
    Escape: actions.closeSession,
  };
  const move = Object.hasOwn(moves, event.key) ? moves[event.key] : undefined;
  if (!move) return;
  event.preventDefault();
  move();
}
