import { useEffect, useRef, useState } from 'react';
import { useActions, useWorkspace } from '../../state/store-context.tsx';
import '../../components/button.css';
import './session-note.css';

/** As much as the main process keeps. */
const NOTE_CHARACTERS = 20_000;

/** Writes a note on the session in view. It is kept for the capture, apart from it, and found again by what the file holds. */
export function NoteDialog() {
  const session = useWorkspace((workspace) => workspace.session);
  const note = useWorkspace(({ marks }) =>
    marks.notes.find(({ firstPacket }) => firstPacket === session?.firstPacket),
  );
  const { showDialog, setNote, offerUndo } = useActions();
  const [text, setText] = useState(note?.text ?? '');
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  if (!session) return null;
  const { firstPacket } = session;
  const close = () => {
    showDialog(undefined);
  };
  const save = (wanted: string) => {
    setNote(firstPacket, wanted.trim());
    if (wanted.trim() === '' && note)
      offerUndo('Note deleted.', () => {
        setNote(firstPacket, note.text);
      });
    close();
  };
  return (
    <dialog ref={dialog} className="note-dialog" aria-label="Note on the session" onClose={close}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save(text);
        }}
      >
        <h2>Note on session {session.id}</h2>
        <textarea
          aria-label="Note"
          autoFocus
          rows={6}
          maxLength={NOTE_CHARACTERS}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save(text);
          }}
        />
        <p className="faint">Kept on this computer, beside the capture, never in it. Ctrl+Enter saves.</p>
        <div className="note-actions">
          {note && (
            <button
              type="button"
              className="button"
              onClick={() => {
                save('');
              }}
            >
              Delete
            </button>
          )}
          <span />
          <button type="button" className="button" onClick={close}>
            Cancel
          </button>
          <button type="submit" className="button button-primary">
            Save
          </button>
        </div>
      </form>
    </dialog>
  );
}
