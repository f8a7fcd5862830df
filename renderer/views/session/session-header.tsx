import { ArrowRight, ChevronDown, ChevronUp, Lock, LockOpen, X } from 'lucide-react';
import type { Endpoint, Session } from '../../../shared/model/session.ts';
import { count, duration } from '../../../shared/report/text/wording.ts';
import { CopyButton } from '../../components/copy-button.tsx';
import { clipped } from '../../components/wire-text.tsx';
import { OutcomeBadge } from '../../components/outcome-badge.tsx';
import { useActions } from '../../state/store-context.tsx';
import { dayAndTime } from '../../wording/time.ts';
import { sessionAsText } from './session-text.ts';
import '../../components/button.css';
import './session-header.css';

const NAME_CHARACTERS = 120;

/** Who spoke to whom, when, for how long, and over what. */
export function SessionHeader({ session }: { readonly session: Session }) {
  const { moveSession, closeSession } = useActions();
  return (
    <header className="session-header">
      <div className="session-peers">
        <OutcomeBadge outcome={session.outcome} />
        <h1>
          <Peer endpoint={session.client} name={session.greeting?.name} />
          <ArrowRight size={14} aria-label="to" />
          <Peer endpoint={session.server} name={undefined} />
        </h1>
        <div className="session-tools">
          <CopyButton
            label="Copy the whole session as text"
            caption="Copy"
            text={() => sessionAsText(session)}
          />
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
      <ul className="session-facts">
        <li>
          {session.protocol === 'lmtp' ? 'LMTP session' : 'Session'} {session.id.toLocaleString('en-US')}
        </li>
        <li>{dayAndTime(session.startedAt)}</li>
        <li>{duration(session.durationMs)}</li>
        <li>{packetRange(session)}</li>
        <TlsFact tls={session.tls} />
        <WireFacts session={session} />
        <li className="community-id">
          <span>Community ID</span> <code>{session.communityId}</code>
          <CopyButton label="Copy the Community ID" text={() => session.communityId} />
        </li>
      </ul>
    </header>
  );
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

function TlsFact({ tls }: { readonly tls: Session['tls'] }) {
  if (tls.mode === 'none')
    return (
      <li>
        <LockOpen size={12} aria-hidden /> not encrypted
      </li>
    );
  const facts = [tls.version ?? 'TLS', tls.mode === 'starttls' ? 'by STARTTLS' : 'from the start'];
  return (
    <li title={[tls.cipher, tls.serverName].filter((fact) => fact !== undefined).join(', ')}>
      <Lock size={12} aria-hidden /> {clipped(facts.join(' '), NAME_CHARACTERS)}
      {tls.decrypted === true && ', decrypted'}
    </li>
  );
}

function WireFacts({ session }: { readonly session: Session }) {
  const { retransmissions, missingBytes } = session.transport;
  const missing = missingBytes.client + missingBytes.server;
  return (
    <>
      {retransmissions > 0 && <li>{count(retransmissions, 'retransmission')}</li>}
      {missing > 0 && <li className="tone-warn fact-warn">{count(missing, 'byte')} missing</li>}
    </>
  );
}

function packetRange({ packets, firstPacket, lastPacket }: Session): string {
  if (packets === 1) return `packet ${firstPacket}`;
  return `${count(packets, 'packet')} (${firstPacket}–${lastPacket})`;
}
