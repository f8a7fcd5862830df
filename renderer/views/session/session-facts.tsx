import { Lock, LockOpen } from 'lucide-react';
import type { Session } from '../../../shared/model/session.ts';
import { count, duration } from '../../../shared/report/text/wording.ts';
import { CopyButton } from '../../components/copy-button.tsx';
import { clipped } from '../../components/wire-text.tsx';
import { usePacketWord, useTimeZone } from '../../state/store-context.tsx';
import { dayAndTime } from '../../wording/time.ts';
import './session-facts.css';

const FACT_CHARACTERS = 120;

/** When, for how long, and over what: the facts of the connection in a line. */
export function SessionFacts({ session }: { readonly session: Session }) {
  const zone = useTimeZone();
  const unit = usePacketWord();
  return (
    <ul className="session-facts">
      <li>
        {session.protocol === 'lmtp' ? 'LMTP session' : 'Session'} {session.id.toLocaleString('en-US')}
      </li>
      <li>{dayAndTime(session.startedAt, zone)}</li>
      <li>{duration(session.durationMs)}</li>
      <li>{packetRange(session, unit)}</li>
      <TlsFact tls={session.tls} />
      <WireFacts session={session} />
      <li className="community-id">
        <span>Community ID</span> <code>{session.communityId}</code>
        <CopyButton label="Copy the Community ID" text={() => session.communityId} />
      </li>
    </ul>
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
      <Lock size={12} aria-hidden /> {clipped(facts.join(' '), FACT_CHARACTERS)}
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

function packetRange({ packets, firstPacket, lastPacket }: Session, unit: string): string {
  if (packets === 1) return `${unit} ${firstPacket}`;
  return `${count(packets, unit)} (${firstPacket}–${lastPacket})`;
}
