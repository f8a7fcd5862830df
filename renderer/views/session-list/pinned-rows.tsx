import type { MouseEvent } from 'react';
import type { SessionRow } from '../../../shared/query/session-row.ts';
import { useActions, useWorkspace } from '../../state/store-context.tsx';
import type { ColumnLayout } from './column-layout.ts';
import { ListRow } from './list-row.tsx';

/** The pinned sessions, above the list whatever its filter and order are. */
export function PinnedRows(props: {
  readonly layout: ColumnLayout;
  readonly onMenu: (event: MouseEvent, row: SessionRow, index: number, column: string) => void;
}) {
  const { layout, onMenu } = props;
  const rows = useWorkspace((workspace) => workspace.pinnedRows);
  const { selectSession, toggleChosen } = useActions();
  if (rows.length === 0) return null;
  return (
    <div role="rowgroup" className="pinned-rows" aria-label="Pinned sessions" data-testid="pinned-rows">
      {rows.map((row, place) => {
        // Their places count backwards from the list's first row.
        const index = place - rows.length;
        return (
          <ListRow
            key={row.id}
            id={`pinned-${row.id}`}
            row={row}
            layout={layout}
            onClick={(event) => {
              if (event.ctrlKey || event.metaKey) toggleChosen(row.id, index);
              else selectSession(row.id, index);
            }}
            onMenu={(event, column) => {
              onMenu(event, row, index, column);
            }}
          />
        );
      })}
    </div>
  );
}
