import { NotebookPen, Pin } from 'lucide-react';
import type { CSSProperties, MouseEvent } from 'react';
import type { SessionRow } from '../../../shared/query/session-row.ts';
import { useApp, useWorkspace } from '../../state/store-context.tsx';
import { OUTCOMES } from '../../wording/outcomes.ts';
import type { ColumnLayout } from './column-layout.ts';

/** One session in the list, or among the pinned ones above it. */
export function ListRow(props: {
  readonly id: string;
  readonly row: SessionRow;
  readonly layout: ColumnLayout;
  /** 1-based place for screen readers; absent above the list. */
  readonly rowIndex?: number;
  readonly style?: CSSProperties;
  readonly onClick: (event: MouseEvent) => void;
  /** `column` is the id of the column under the pointer. */
  readonly onMenu: (event: MouseEvent, column: string) => void;
}) {
  const { id, row, layout, rowIndex, style, onClick, onMenu } = props;
  const open = useWorkspace((workspace) => workspace.selection?.id === row.id);
  // A pinned session stands twice; where the keys are, its place tells.
  const active = useWorkspace(
    ({ selection }) => selection?.id === row.id && (selection.index ?? 0) < 0 === (rowIndex === undefined),
  );
  const chosen = useWorkspace((workspace) =>
    workspace.chosen.size > 0 ? workspace.chosen.has(row.id) : workspace.selection?.id === row.id,
  );
  const coloured = useApp(({ preferences }) => preferences.rowsColoured);
  const timeZone = useApp(({ preferences }) => preferences.timeZone);
  const tone = coloured ? `session-row-toned tone-${OUTCOMES[row.outcome].tone}` : '';
  return (
    <div
      role="row"
      id={id}
      data-testid="session-row"
      aria-rowindex={rowIndex}
      aria-selected={chosen}
      className={`session-row ${open ? 'session-row-open' : ''} ${active ? 'session-row-active' : ''} ${tone}`}
      style={style}
      onClick={onClick}
    >
      <Marks firstPacket={row.firstPacket} />
      {layout.columns.map(({ id: column, cell, kind = 'text' }) => (
        <div
          key={column}
          role="gridcell"
          className={`cell cell-${kind}`}
          onContextMenu={(event) => {
            onMenu(event, column);
          }}
        >
          {cell(row, { narrow: layout.narrow, timeZone })}
        </div>
      ))}
    </div>
  );
}

/** What the user keeps about a session: a pin, a note. */
function Marks({ firstPacket }: { readonly firstPacket: number }) {
  const pinned = useWorkspace(({ marks }) => marks.pins.includes(firstPacket));
  const note = useWorkspace(
    ({ marks }) => marks.notes.find((each) => each.firstPacket === firstPacket)?.text,
  );
  return (
    <div role="gridcell" className="cell-marks" title={note}>
      {pinned && <Pin size={11} aria-label="Pinned" />}
      {note !== undefined && <NotebookPen size={11} aria-label="Has a note" className="mark-note" />}
    </div>
  );
}
