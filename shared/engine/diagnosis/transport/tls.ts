import type { UndiagnosedSession } from '../../../model/session.ts';
import { endEvidence, firstEnd, serverOf, type TransportFailure } from './failure.ts';

/** TLS that was begun and did not come about: an alert in the clear, or no handshake after STARTTLS. */
export function brokenTls(session: UndiagnosedSession): TransportFailure | undefined {
  const alert = session.notices.find((notice) => notice.code === 'tls-alert');
  if (alert !== undefined) return afterAlert(session, alert.message, alert.packet ?? session.lastPacket);
  const last = session.exchanges.at(-1);
  const agreed = last?.stage === 'starttls' && last.reply?.code === 220;
  if (
    !agreed ||
    last.reply === undefined ||
    firstEnd(session) === undefined ||
    session.tls.version !== undefined
  )
    return undefined;
  return {
    stage: 'starttls',
    exchange: last.index,
    reason: 'tls_required',
    confidence: 'likely',
    summary: `TLS was agreed on with ${serverOf(session)}, but no handshake took place.`,
    explanation:
      'After the server said 220 to STARTTLS one side closed the connection before TLS was set up. A client without a usable TLS library or certificate store, or a device on the way that stops TLS, does this.',
    advice: [
      'The sending administrator looks into the log of the client for a TLS error at that time.',
      'The receiving administrator tries the handshake with a current client (openssl s_client -starttls smtp).',
    ],
    actor: firstEnd(session)?.side === 'server' ? 'receiving-admin' : 'sending-admin',
    evidence: [
      { packet: last.reply.packet, text: `server: ${last.reply.lines[0] ?? '220'}` },
      ...endEvidence(session),
    ],
  };
}

function afterAlert(session: UndiagnosedSession, message: string, packet: number): TransportFailure {
  return {
    stage: session.tls.mode === 'implicit' ? 'connect' : 'starttls',
    reason: 'tls_required',
    confidence: 'certain',
    summary: `The TLS handshake with ${serverOf(session)} failed.`,
    explanation: `${message} Until both sides agree on TLS no mail passes; a client that is free to do so may go on in the clear.`,
    advice: [
      'Both administrators compare versions and cipher suites: TLS 1.2 or newer on both sides.',
      'The receiving administrator checks that the certificate is valid, complete with its intermediates and issued for the name in the MX record.',
      'The sending administrator checks the certificate store and the clock of the client.',
    ],
    actor: 'receiving-admin',
    evidence: [{ packet, text: message }, ...endEvidence(session)],
  };
}
