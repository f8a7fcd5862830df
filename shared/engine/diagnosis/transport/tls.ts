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

// RFC 8446 section 6; 0 is an orderly end.
const ALERTS: Readonly<Record<string, string>> = {
  '10': 'a message of the handshake came out of turn',
  '20': 'a record could not be authenticated',
  '22': 'a record was too long',
  '40': 'the two sides found no common parameters, such as a cipher suite',
  '42': 'the certificate is damaged or its signature does not verify',
  '43': 'the certificate is of a kind that is not supported',
  '44': 'the certificate was revoked by its issuer',
  '45': 'the certificate has expired or is not yet valid',
  '46': 'something about the certificate is not acceptable',
  '47': 'a field of the handshake is out of range',
  '48': 'the certificate comes from an authority that is not known',
  '49': 'the certificate is valid but not allowed access',
  '50': 'a message of the handshake could not be read',
  '51': 'a signature or key exchange did not verify',
  '70': 'the two sides share no TLS version',
  '71': 'the cipher suites offered are too weak for the other side',
  '80': 'an internal error',
  '86': 'the client fell back to an older version that is not needed',
  '109': 'an extension that is needed is missing',
  '112': 'the server does not know the name that was asked for',
  '116': 'a client certificate is demanded',
  '120': 'the two sides share no application protocol',
};

function afterAlert(session: UndiagnosedSession, message: string, packet: number): TransportFailure {
  return {
    stage: session.tls.mode === 'implicit' ? 'connect' : 'starttls',
    reason: 'tls_required',
    confidence: 'certain',
    summary: `The TLS handshake with ${serverOf(session)} failed.`,
    explanation: `${message}${meaningOf(message)} Until both sides agree on TLS no mail passes; a client that is free to do so may go on in the clear.`,
    advice: [
      'Both administrators compare versions and cipher suites: TLS 1.2 or newer on both sides.',
      'The receiving administrator checks that the certificate is valid, complete with its intermediates and issued for the name in the MX record.',
      'The sending administrator checks the certificate store and the clock of the client.',
    ],
    actor: 'receiving-admin',
    evidence: [{ packet, text: message }, ...endEvidence(session)],
  };
}

// "The client ended the TLS handshake with alert 48."
function meaningOf(message: string): string {
  const meaning = ALERTS[/\balert (\d+)/.exec(message)?.[1] ?? ''];
  return meaning === undefined ? '' : ` It means: ${meaning}.`;
}
