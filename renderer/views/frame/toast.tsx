import { X } from 'lucide-react';
import { useEffect } from 'react';
import { visibleText } from '../../../shared/model/visible-text.ts';
import { useActions, useApp } from '../../state/store-context.tsx';
import '../../components/button.css';
import './toast.css';

/** Long enough to read it and to reach for the button. */
const SHOWN_MS = 4000;
const SHOWN_WITH_UNDO_MS = 12_000;

/** A word on what was just done, with the way back where there is one. */
export function ToastLine() {
  const toast = useApp((state) => state.toast);
  const { undo, dismissToast } = useActions();
  useEffect(() => {
    if (!toast) return;
    const timer = setTimeout(dismissToast, toast.undo ? SHOWN_WITH_UNDO_MS : SHOWN_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [toast, dismissToast]);
  return (
    <div className="toast-place" role="status">
      {toast && (
        <div key={toast.key} className="toast" data-testid="toast">
          <p>{visibleText(toast.text)}</p>
          {toast.undo && (
            <button type="button" className="toast-undo" onClick={undo}>
              Undo
            </button>
          )}
          <button type="button" className="icon-button" aria-label="Dismiss" onClick={dismissToast}>
            <X size={13} aria-hidden />
          </button>
        </div>
      )}
    </div>
  );
}
