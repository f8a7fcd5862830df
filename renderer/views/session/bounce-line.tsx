import { Reply } from 'lucide-react';
import type { Session } from '../../../shared/model/session.ts';
import { clipped } from '../../components/wire-text.tsx';
import { useActions } from '../../state/store-context.tsx';
import './bounce-line.css';

const SUMMARY_CHARACTERS = 300;

/** "This session carries a bounce about bob@example.org: no such user", and the way to it. */
export function BounceLine({ session }: { readonly session: Session }) {
  const { openMessage } = useActions();
  const transaction = session.transactions.findIndex(({ message }) => message?.deliveryStatus);
  const status = session.transactions[transaction]?.message?.deliveryStatus;
  if (!status) return null;
  return (
    <p className="bounce-line" data-testid="bounce-line">
      <Reply size={14} aria-hidden />
      <span>This session {clipped(status.summary, SUMMARY_CHARACTERS)}</span>
      <button
        type="button"
        className="link"
        onClick={() => {
          openMessage(transaction);
        }}
      >
        Look into it
      </button>
    </p>
  );
}
