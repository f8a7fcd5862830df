import { NotebookPen } from 'lucide-react';
import { visibleText } from '../../../shared/model/visible-text.ts';
import { useActions, useWorkspace } from '../../state/store-context.tsx';
import '../../components/button.css';
import './session-note.css';

/** Opens the note on the session in view; for its header. */
export function NoteButton() {
  const { showDialog } = useActions();
  const has = useWorkspace(({ marks, session }) =>
    marks.notes.some(({ firstPacket }) => firstPacket === session?.firstPacket),
  );
  const label = has ? 'Change the note' : 'Write a note';
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={label}
      title={`${label} (Shift+N)`}
      onClick={() => {
        showDialog('note');
      }}
    >
      <NotebookPen size={15} aria-hidden />
    </button>
  );
}

/** What the user wrote on a session; nothing where nothing was written. */
export function SessionNote({ firstPacket }: { readonly firstPacket: number }) {
  const note = useWorkspace(({ marks }) => marks.notes.find((each) => each.firstPacket === firstPacket));
  const { showDialog } = useActions();
  if (!note) return null;
  return (
    <section className="session-note" aria-label="Note">
      <NotebookPen size={14} aria-hidden />
      <p>{visibleText(note.text)}</p>
      <button
        type="button"
        className="button button-small"
        onClick={() => {
          showDialog('note');
        }}
      >
        Change
      </button>
    </section>
  );
}
