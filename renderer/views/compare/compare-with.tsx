import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { SessionRow } from '../../../shared/query/session-row.ts';
import { OutcomeBadge } from '../../components/outcome-badge.tsx';
import { clipped } from '../../components/wire-text.tsx';
import { useActions, useTimeZone, useWorkspace } from '../../state/store-context.tsx';
import { clockTime } from '../../wording/time.ts';
import './compare.css';

/** Asks which session to compare the open one with: a number, or anything the filter understands. */
export function CompareWith() {
  const session = useWorkspace((workspace) => workspace.session);
  const { showDialog, compareSessions, findSessions } = useActions();
  const dialog = useRef<HTMLDialogElement>(null);
  const [text, setText] = useState('');
  const [rows, setRows] = useState<readonly SessionRow[]>([]);
  const [place, setPlace] = useState(0);
  const id = session?.id;
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  useEffect(() => {
    let isCurrent = true;
    void findSessions(text).then((found) => {
      if (!isCurrent) return;
      setRows(found.filter((row) => row.id !== id));
      setPlace(0);
    });
    return () => {
      isCurrent = false;
    };
  }, [findSessions, text, id]);
  if (id === undefined) return null;
  const choose = (row: SessionRow | undefined) => {
    if (!row) return;
    showDialog(undefined);
    compareSessions(id, row.id);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') choose(rows[place]);
    else if (event.key === 'ArrowDown') setPlace(Math.min(place + 1, rows.length - 1));
    else if (event.key === 'ArrowUp') setPlace(Math.max(place - 1, 0));
    else return;
    event.preventDefault();
  };
  return (
    <dialog
      ref={dialog}
      className="compare-with"
      aria-label="Compare with"
      onClose={() => {
        showDialog(undefined);
      }}
    >
      <label htmlFor="compare-text">Compare session {id} with</label>
      <input
        id="compare-text"
        autoFocus
        role="combobox"
        aria-expanded={rows.length > 0}
        aria-controls="compare-list"
        aria-activedescendant={rows[place] && `compare-${rows[place].id}`}
        autoComplete="off"
        spellCheck={false}
        placeholder="Number of a session, or a filter such as outcome:delivered"
        value={text}
        onChange={({ target }) => {
          setText(target.value);
        }}
        onKeyDown={onKeyDown}
      />
      <div id="compare-list" role="listbox" aria-label="Sessions">
        {rows.map((row, index) => (
          <Option
            key={row.id}
            row={row}
            chosen={index === place}
            onChoose={() => {
              choose(row);
            }}
          />
        ))}
      </div>
      {rows.length === 0 && <p role="status">No other session matches.</p>}
    </dialog>
  );
}

const CLIENT_CHARACTERS = 120;

function Option(props: {
  readonly row: SessionRow;
  readonly chosen: boolean;
  readonly onChoose: () => void;
}) {
  const { row, chosen, onChoose } = props;
  const zone = useTimeZone();
  return (
    <div role="option" id={`compare-${row.id}`} aria-selected={chosen} onClick={onChoose}>
      <span>{row.id}</span>
      <span className="faint">{clockTime(row.startedAt, zone)}</span>
      <OutcomeBadge outcome={row.outcome} />
      <span>
        {clipped([row.client, row.helo, row.sender].filter(Boolean).join(' · '), CLIENT_CHARACTERS)}
      </span>
    </div>
  );
}
