import type { TransportEvent, UndiagnosedSession } from '../../../model/session.ts';
import { serverOf, type TransportFailure } from './failure.ts';

/** A TCP connection that was refused or never answered (RFC 9293 section 3.10.7). */
export function brokenOpening(session: UndiagnosedSession): TransportFailure | undefined {
  switch (session.transport.opening) {
    case 'refused':
      return eventOf(session, 'unreachable') === undefined ? refused(session) : unreachable(session);
    case 'unanswered':
      return unanswered(session);
    default:
      return undefined;
  }
}

const eventOf = (session: UndiagnosedSession, kind: TransportEvent['kind']): TransportEvent | undefined =>
  session.transport.events.find((event) => event.kind === kind);

function refused(session: UndiagnosedSession): TransportFailure {
  const reset = eventOf(session, 'reset');
  return {
    stage: 'connect',
    confidence: 'certain',
    summary: `Connection refused: ${serverOf(session)} answered the first packet with a reset, so nothing listens there or a firewall refuses.`,
    explanation:
      'The host is up, or a firewall answers for it, and no mail server took the connection. No word of SMTP was said; the client keeps the message and tries again.',
    advice: [
      `The receiving administrator checks that the mail server runs and listens on ${serverOf(session)}, on this address and not only on 127.0.0.1, and that the firewall lets it through.`,
      'The sending administrator checks that the address is the one meant: the MX record or the configured smarthost, and its port.',
      'The sending administrator asks the own provider whether it blocks port 25 outwards, when all servers refuse; then port 587 with a login is the way.',
    ],
    actor: 'receiving-admin',
    evidence: [
      { packet: session.firstPacket, text: `the client asks for a connection to ${serverOf(session)}` },
      ...(reset === undefined ? [] : [{ packet: reset.packet, text: 'the answer is a reset' }]),
    ],
  };
}

function unreachable(session: UndiagnosedSession): TransportFailure {
  const event = eventOf(session, 'unreachable');
  return {
    stage: 'connect',
    confidence: 'certain',
    summary: `${serverOf(session)} could not be reached: an ICMP message came back instead of an answer.`,
    explanation:
      'A router or firewall on the way, or the host itself, reported that the address or the port cannot be reached. No word of SMTP was said; the client keeps the message and tries again.',
    advice: [
      'The sending administrator looks at who sent the ICMP message: that system has no route or forbids the connection.',
      `The receiving administrator checks routing and firewall in front of ${serverOf(session)}.`,
    ],
    actor: 'receiving-admin',
    evidence: [
      { packet: session.firstPacket, text: `the client asks for a connection to ${serverOf(session)}` },
      ...(event === undefined ? [] : [{ packet: event.packet, text: 'ICMP: unreachable' }]),
    ],
  };
}

function unanswered(session: UndiagnosedSession): TransportFailure {
  const repeats = session.transport.events.filter((event) => event.kind === 'retransmission');
  const tries = String(session.transport.retransmissions + 1);
  return {
    stage: 'connect',
    confidence: 'certain',
    summary: `No answer: ${serverOf(session)} left ${tries === '1' ? 'the request' : `${tries} requests`} for a connection unanswered.`,
    explanation:
      'Nothing came back, neither a connection nor a refusal. Usually a firewall drops the packets, the provider of the client blocks port 25, or the host is down; the capture shows only that no answer arrived here.',
    advice: [
      'The sending administrator tries another server on the same port: when none answers, the own provider or firewall blocks it, and port 587 with a login to a smarthost is the way.',
      `The receiving administrator checks that the packets reach ${serverOf(session)} with a capture there, and that the way back works.`,
    ],
    actor: 'sending-admin',
    evidence: [
      { packet: session.firstPacket, text: `the client asks for a connection to ${serverOf(session)}` },
      ...repeats.slice(0, 5).map(({ packet }) => ({ packet, text: 'it asks again' })),
    ],
  };
}
