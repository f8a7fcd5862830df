import { useVirtualizer, type VirtualItem } from '@tanstack/react-virtual';
import { useEffect, useRef, useState, type CSSProperties, type MouseEvent } from 'react';
import type { SessionRow } from '../../../shared/query/session-row.ts';
import { ContextMenu } from '../../components/context-menu.tsx';
import { useElementSize } from '../../components/use-element-size.ts';
import { queryKey, rowAt } from '../../state/row-cache.ts';
import { useActions, useWorkspace } from '../../state/store-context.tsx';
import type { ColumnLayout } from './column-layout.ts';
import { HeaderRow } from './header-row.tsx';
import { onListKey } from './list-keys.ts';
import { ListRow } from './list-row.tsx';
import { NoMatch } from './no-match.tsx';
import { PinnedRows } from './pinned-rows.tsx';
import { sessionMenu } from './session-menu.ts';
import { useColumns } from './use-columns.ts';
import './session-list.css';

/** Height of a row in CSS pixels; as --row in the tokens. */
const ROW_HEIGHT = 28;
/** More pinned rows than this scroll by themselves; as in the style sheet. */
const PINNED_IN_VIEW = 6;

interface OpenMenu {
  readonly at: { readonly x: number; readonly y: number };
  readonly row: SessionRow;
  readonly column: string | undefined;
}

/** Every session that matches the filter; only the rows in view exist. */
export function SessionList() {
  const list = useWorkspace((workspace) => workspace.list);
  const selection = useWorkspace((workspace) => workspace.selection);
  const pinnedCount = useWorkspace((workspace) => workspace.pinnedRows.length);
  const stale = useWorkspace(({ list: { query }, filter, sort }) => query !== queryKey(filter, sort));
  const actions = useActions();
  const scroller = useRef<HTMLDivElement>(null);
  const [size, measure] = useElementSize<HTMLDivElement>();
  const control = useColumns(size.width);
  const [menu, setMenu] = useState<OpenMenu>();
  const above = (1 + Math.min(pinnedCount, PINNED_IN_VIEW)) * ROW_HEIGHT;
  // eslint-disable-next-line react-hooks/incompatible-library -- this house does not run the React compiler
  const virtualizer = useVirtualizer({
    count: list.matching,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
    // The rows begin below the titles and the pinned ones, which stay in view.
    scrollPaddingEnd: above,
  });
  const items = virtualizer.getVirtualItems();
  const [first, last] = [items[0]?.index ?? 0, (items.at(-1)?.index ?? 0) + 1];
  const { showRows } = actions;
  useEffect(() => {
    showRows(first, last);
  }, [showRows, first, last]);
  // Whoever comes here by a key goes on with the arrow keys.
  useEffect(() => {
    if (document.activeElement === document.body) scroller.current?.focus({ preventScroll: true });
  }, []);
  const index = selection?.index;
  useEffect(() => {
    if (index !== undefined && index >= 0) virtualizer.scrollToIndex(index, { align: 'auto' });
  }, [virtualizer, index]);

  const openMenu = (event: MouseEvent, row: SessionRow, place: number, column: string) => {
    event.preventDefault();
    // A menu on a row that is not chosen is for that row alone.
    if (!isChosen(row.id)) actions.selectSession(row.id, place);
    setMenu({ at: { x: event.clientX, y: event.clientY }, row, column });
  };
  const chosen = useWorkspace((workspace) => workspace.chosen);
  const isChosen = (id: number) => (chosen.size > 0 ? chosen.has(id) : selection?.id === id);
  const openMenuOfSelection = () => {
    const element = document.getElementById(activeRowId(selection) ?? '');
    const row = index === undefined ? undefined : rowAt(list, index);
    if (!element || !row) return;
    const { left, bottom } = element.getBoundingClientRect();
    setMenu({ at: { x: left + 2 * ROW_HEIGHT, y: bottom }, row, column: undefined });
  };
  const { layout } = control;
  const rowsInView = Math.max(
    1,
    Math.floor(size.height / ROW_HEIGHT) - 2 - Math.min(pinnedCount, PINNED_IN_VIEW),
  );
  return (
    <div className="session-list" ref={measure}>
      <div
        ref={scroller}
        role="grid"
        data-session-list
        tabIndex={0}
        aria-label="Sessions"
        aria-multiselectable
        aria-rowcount={list.matching + 1}
        aria-colcount={layout.columns.length + 1}
        aria-busy={stale || !list.loaded}
        aria-activedescendant={activeRowId(selection)}
        className={`session-grid ${stale ? 'session-grid-stale' : ''} ${layout.minWidth > size.width ? 'session-grid-wide' : ''}`}
        style={gridStyle(layout)}
        onKeyDown={(event) => {
          onListKey(event, { rowsInView, matching: list.matching }, actions, openMenuOfSelection);
        }}
      >
        <HeaderRow control={control} />
        <PinnedRows layout={layout} onMenu={openMenu} />
        <div role="rowgroup" className="session-rows" style={{ height: virtualizer.getTotalSize() }}>
          {items.map((item) => (
            <Row key={item.key} item={item} layout={layout} onMenu={openMenu} />
          ))}
        </div>
        {!list.loaded && <WaitingRows count={rowsInView} columns={layout.columns.length} />}
      </div>
      {list.loaded && !stale && list.matching === 0 && list.messagesRead === undefined && <NoMatch />}
      {menu && (
        <SessionMenu
          menu={menu}
          onClose={() => {
            setMenu(undefined);
          }}
        />
      )}
    </div>
  );
}

function gridStyle({ tracks, minWidth }: ColumnLayout): CSSProperties {
  return {
    ['--tracks' as string]: `var(--marks) ${tracks.join(' ')}`,
    ['--list-width' as string]: minWidth === 0 ? '100%' : `max(100%, ${minWidth}px)`,
  };
}

function activeRowId(
  selection: { readonly id: number; readonly index: number | undefined } | undefined,
): string | undefined {
  if (selection?.index === undefined) return undefined;
  return selection.index < 0 ? `pinned-${selection.id}` : `session-${selection.id}`;
}

function Row(props: {
  readonly item: VirtualItem;
  readonly layout: ColumnLayout;
  readonly onMenu: (event: MouseEvent, row: SessionRow, index: number, column: string) => void;
}) {
  const { item, layout, onMenu } = props;
  const row = useWorkspace(({ list }) => rowAt(list, item.index));
  const { selectSession, toggleChosen, chooseUpTo } = useActions();
  const style = { transform: `translateY(${item.start}px)` };
  if (row === undefined)
    return <WaitingRow columns={layout.columns.length} rowIndex={item.index + 2} style={style} />;
  return (
    <ListRow
      id={`session-${row.id}`}
      row={row}
      layout={layout}
      rowIndex={item.index + 2}
      style={style}
      onClick={(event) => {
        if (event.shiftKey) chooseUpTo(item.index);
        else if (event.ctrlKey || event.metaKey) toggleChosen(row.id, item.index);
        else selectSession(row.id, item.index);
      }}
      onMenu={(event, column) => {
        onMenu(event, row, item.index, column);
      }}
    />
  );
}

function SessionMenu({ menu, onClose }: { readonly menu: OpenMenu; readonly onClose: () => void }) {
  const count = useWorkspace((workspace) => workspace.chosen.size);
  const pinned = useWorkspace(({ marks }) => marks.pins.includes(menu.row.firstPacket));
  const actions = useActions();
  const entries = sessionMenu(menu.row, menu.column, count, pinned, actions);
  return <ContextMenu at={menu.at} label="Session" entries={entries} onClose={onClose} />;
}

/** Rows that are on their way, as many as there is room for. */
function WaitingRows({ count, columns }: { readonly count: number; readonly columns: number }) {
  return (
    <div role="rowgroup" aria-label="Loading">
      {Array.from({ length: count }, (_, index) => (
        <WaitingRow key={index} columns={columns} rowIndex={index + 2} />
      ))}
    </div>
  );
}

function WaitingRow(props: {
  readonly columns: number;
  readonly rowIndex: number;
  readonly style?: CSSProperties;
}) {
  return (
    <div
      role="row"
      aria-rowindex={props.rowIndex}
      className="session-row session-row-waiting"
      style={props.style}
    >
      <div role="gridcell" className="cell-marks" aria-label="Loading" />
      {Array.from({ length: props.columns }, (_, column) => (
        <div key={column} role="gridcell" className="cell" aria-hidden />
      ))}
    </div>
  );
}
