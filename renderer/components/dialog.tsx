import { X } from 'lucide-react';
import { useEffect, useRef, type ReactNode } from 'react';
import './button.css';
import './dialog.css';

/** A dialog over the window: a title, a body that scrolls, and Escape or the cross to close it. */
export function Dialog(props: {
  readonly title: string;
  readonly onClose: () => void;
  /** Beside the title. */
  readonly tools?: ReactNode;
  readonly children: ReactNode;
}) {
  const { title, onClose, tools, children } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  return (
    <dialog
      ref={dialog}
      className="dialog"
      aria-label={title}
      onClose={onClose}
      onClick={(event) => {
        if (event.target === dialog.current) onClose();
      }}
    >
      <header>
        <h2>{title}</h2>
        {tools}
        <button
          type="button"
          className="icon-button"
          aria-label="Close"
          title="Close (Esc)"
          onClick={onClose}
        >
          <X size={15} aria-hidden />
        </button>
      </header>
      <div className="dialog-body" tabIndex={0} role="region" aria-label={title}>
        {children}
      </div>
    </dialog>
  );
}
