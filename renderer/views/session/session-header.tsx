import { ArrowRight, ChevronDown, ChevronUp, Globe, KeyRound, X } from 'lucide-react';
import type { Endpoint, Session } from '../../../shared/model/session.ts';
import { CopyButton } from '../../components/copy-button.tsx';
import { clipped } from '../../components/wire-text.tsx';
import { OutcomeBadge } from '../../components/outcome-badge.tsx';
import { useActions } from '../../state/store-context.tsx';
import { NoteButton } from '../notes/session-note.tsx';
import { sessionAsText } from './session-text.ts';
import '../../components/button.css';
import './session-header.css';

const NAME_CHARACTERS = 120;

/** Who spoke to whom, and the way to the neighbours. */
export function SessionHeader({ session }: { readonly session: Session }) {
  const { moveSession, closeSession, revealSession, showDialog } = useActions();
  return (
    <header className="session-header">
      <div className="session-peers">
        <OutcomeBadge outcome={session.outcome} />
        <h2>
          <Peer endpoint={session.client} name={session.greeting?.name} />
          <ArrowRight size={14} aria-label="to" />
          <Peer endpoint={session.server} name={undefined} />
        </h2>
        <div className="session-tools">
          <CopyButton
            label="Copy session as text"
            caption="Copy session"
            text={() => sessionAsText(session)}
          />
          <NoteButton />
          <button
            type="button"
            className="icon-button"
            aria-label="Ask the DNS about this session"
            title="Ask the DNS about this session (D)"
            onClick={() => {
              showDialog('lookup');
            }}
          >
            <Globe size={15} aria-hidden />
          </button>
          {hasLogin(session) && (
            <button
              type="button"
              className="icon-button"
              aria-label="Reveal credentials"
              title="Reveal the credentials of this session"
              onClick={() => void revealSession()}
            >
              <KeyRound size={15} aria-hidden />
            </button>
          )}
          <button
            type="button"
            className="icon-button"
            aria-label="Previous session"
            title="Previous session (p)"
            onClick={() => {
              moveSession(-1);
            }}
          >
            <ChevronUp size={16} aria-hidden />
          </button>
          <button
            type="button"
            className="icon-button"
            aria-label="Next session"
            title="Next session (n)"
            onClick={() => {
              moveSession(1);
            }}
          >
            <ChevronDown size={16} aria-hidden />
          </button>
          <button
            type="button"
            className="icon-button"
            aria-label="Close the session"
            title="Close the session (Esc)"
            onClick={closeSession}
          >
            <X size={15} aria-hidden />
          </button>
        </div>
      </div>
    </header>
  );
}

function hasLogin({ exchanges }: Session): boolean {
  return exchanges.some(({ stage }) => stage === 'auth');
}

function Peer({ endpoint, name }: { readonly endpoint: Endpoint; readonly name: string | undefined }) {
  const address = endpoint.address.includes(':') ? `[${endpoint.address}]` : endpoint.address;
  return (
    <span className="peer">
      {name !== undefined && <span className="peer-name">{clipped(name, NAME_CHARACTERS)} </span>}
      <span className={name === undefined ? '' : 'peer-address'}>
        {address}
        <span className="peer-port">:{endpoint.port}</span>
      </span>
    </span>
  );
}
