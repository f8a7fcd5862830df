import { useEffect, useRef, useState } from 'react';
import { useActions, useWorkspace } from '../../state/store-context.tsx';
import '../../components/button.css';
import './jump-dialog.css';

/** Asks for a packet number and goes to the step that stands in it. */
export function JumpDialog() {
  const session = useWorkspace((workspace) => workspace.session);
  const { showDialog, showPacket } = useActions();
  const dialog = useRef<HTMLDialogElement>(null);
  const [text, setText] = useState('');
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  if (!session) return null;
  const { firstPacket, lastPacket } = session;
  const packet = Number(text);
  const fits = /^\d+$/.test(text) && packet >= firstPacket && packet <= lastPacket;
  const close = () => {
    showDialog(undefined);
  };
  return (
    <dialog ref={dialog} className="jump" aria-label="Go to a packet" onClose={close}>
      <form
        method="dialog"
        onSubmit={(event) => {
          event.preventDefault();
          if (!fits) return;
          close();
          showPacket(packet);
          document.querySelector<HTMLElement>('[data-dialogue]')?.focus({ preventScroll: true });
        }}
      >
        <label htmlFor="jump-packet">Go to packet</label>
        <input
          id="jump-packet"
          autoFocus
          inputMode="numeric"
          autoComplete="off"
          aria-describedby="jump-range"
          aria-invalid={text !== '' && !fits}
          value={text}
          onChange={({ target }) => {
            setText(target.value.trim());
          }}
        />
        <button type="submit" className="button button-small button-primary" disabled={!fits}>
          Go
        </button>
        <p id="jump-range" className={text !== '' && !fits ? 'jump-wrong' : 'faint'}>
          This session lies in the packets {firstPacket} to {lastPacket}.
        </p>
      </form>
    </dialog>
  );
}
