import type { Exchange } from '../../../model/exchange.ts';
import type { UndiagnosedSession } from '../../../model/session.ts';
import { endEvidence, firstEnd, seconds, serverOf, type TransportFailure } from './failure.ts';
import { brokenTls } from './tls.ts';

/** A connection that was made and ended before the mail was through, with no refusing reply to explain it. */
export function brokenSession(session: UndiagnosedSession): TransportFailure | undefined {
  if (!isUnfinished(session)) return undefined;
  const tls = brokenTls(session);
  if (tls !== undefined) return tls;
  if (session.outcome === 'encrypted' || capturedOnlyInPart(session)) return undefined;
  const end = firstEnd(session);
  const last = session.exchanges.at(-1);
  // Without an end in the capture the session may still have gone on.
  if (end === undefined) return undefined;
  if (last === undefined)
    return end.side === 'server' ? closedBeforeGreeting(session) : gaveUpBeforeGreeting(session);
  if (last.command?.verb === 'QUIT' || isIdleGoodbye(last)) return undefined;
  if (end.side === 'server')
    return last.reply === undefined ? closedInsteadOfReply(session, last) : closedBetween(session, last);
  return last.reply === undefined ? gaveUpWaiting(session, last) : leftBetween(session, last);
}

const isUnfinished = ({ outcome, transport }: UndiagnosedSession): boolean =>
  transport.opening !== 'refused' &&
  transport.opening !== 'unanswered' &&
  (outcome === 'abandoned' || outcome === 'unknown' || outcome === 'encrypted' || outcome === 'refused');

const capturedOnlyInPart = ({ transport }: UndiagnosedSession): boolean =>
  transport.missingBytes.server > 0 || (transport.opening === 'missing' && transport.events.length === 0);

const isIdleGoodbye = ({ reply }: Exchange): boolean => reply?.code === 421 || reply?.code === 221;

const named = ({ command, stage }: Exchange): string =>
  stage === 'message' ? 'the end of the message' : command === undefined ? 'the greeting' : command.verb;

function closedBeforeGreeting(session: UndiagnosedSession): TransportFailure {
  const reset = session.transport.closing === 'reset-by-server';
  return {
    stage: 'connect',
    confidence: 'certain',
    summary: `${serverOf(session)} took the connection and ${reset ? 'reset' : 'closed'} it without a word, after ${seconds(session.durationMs)}.`,
    explanation:
      'The TCP connection was made, but no SMTP greeting came. Typical are a firewall or load balancer with no mail server behind it, a TCP wrapper or connection limit that refuses this client, or a mail server that fails at the start.',
    advice: [
      `The receiving administrator looks into the mail log and the access rules (hosts.allow, connection limits, the health of the server behind a balancer) at the time of the connection from ${session.client.address}.`,
      'The sending administrator tries again later and from another address, to see whether only this one is refused.',
    ],
    actor: 'receiving-admin',
    evidence: [{ packet: session.firstPacket, text: 'the connection begins' }, ...endEvidence(session)],
  };
}

function gaveUpBeforeGreeting(session: UndiagnosedSession): TransportFailure {
  return {
    stage: 'connect',
    confidence: 'certain',
    summary: `The client gave up after ${seconds(session.durationMs)} without a greeting from ${serverOf(session)}.`,
    explanation:
      `${WAITING.greeting} A server that delays its greeting is overloaded, waits for DNS or ident lookups, or slows clients down on purpose; a firewall that holds the connection looks the same. ${
        session.tls.mode === 'none' && session.server.port === 465
          ? 'Port 465 expects TLS at once: a client that waits for a greeting there waits forever.'
          : ''
      }`.trim(),
    advice: [
      'The receiving administrator checks the load, the DNS resolver of the mail server and the lookups it makes before greeting (reverse names, blocklists, ident).',
      'The sending administrator raises the time to wait for the greeting to the five minutes of RFC 5321 where it is shorter.',
    ],
    actor: 'receiving-admin',
    evidence: [{ packet: session.firstPacket, text: 'the connection begins' }, ...endEvidence(session)],
  };
}

function closedInsteadOfReply(session: UndiagnosedSession, last: Exchange): TransportFailure {
  return {
    stage: last.stage,
    exchange: last.index,
    confidence: 'certain',
    summary: `${serverOf(session)} ${verbOfEnd(session)} the connection instead of answering ${named(last)}.`,
    explanation: `No reply came${waited(session, last)}. RFC 5321 asks a server to say 421 before it closes, so this is a crash, a limit of a firewall or mail filter on the way, or a refusal without words. ${fate(last)}`,
    advice: [
      `The receiving administrator looks into the mail log and the logs of firewall and mail filter for ${session.client.address} at that time.`,
      'The sending administrator compares with a session from another network, where nothing is on the way that inspects SMTP.',
    ],
    actor: 'receiving-admin',
    evidence: [...commandEvidence(last), ...endEvidence(session)],
  };
}

function closedBetween(session: UndiagnosedSession, last: Exchange): TransportFailure {
  const sending = last.reply?.code === 354;
  return {
    stage: last.stage,
    exchange: last.index,
    confidence: 'likely',
    summary: sending
      ? `${serverOf(session)} ${verbOfEnd(session)} the connection while the message was being sent.`
      : `${serverOf(session)} ${verbOfEnd(session)} the connection after its reply to ${named(last)}, with no word of why.`,
    explanation: `The last reply was no refusal, and RFC 5321 asks a server to say 421 before it closes. An idle limit of the server or of a firewall on the way, a crash, or a mail filter that cuts the connection is likely. ${fate(last)}`,
    advice: [
      'The receiving administrator looks into the logs of mail server, firewall and mail filter at that time.',
      'The sending administrator checks whether the client was slow to go on: the time between the last two packets in the capture shows it.',
    ],
    actor: 'receiving-admin',
    evidence: [...replyEvidence(last), ...endEvidence(session)],
  };
}

function gaveUpWaiting(session: UndiagnosedSession, last: Exchange): TransportFailure {
  return {
    stage: last.stage,
    exchange: last.index,
    confidence: 'certain',
    summary: `The client gave up waiting for the reply to ${named(last)}${waited(session, last)}.`,
    explanation: `${WAITING[last.stage === 'message' ? 'message' : 'command']} ${fate(last)}`,
    advice: [
      'The receiving administrator finds out what the server did in that time: DNS lookups, content scanning, a full disk, greeting delays.',
      last.stage === 'message'
        ? 'The sending administrator looks for retransmissions of large packets in the capture: a stall after the first kilobytes points to a wrong MTU on the way.'
        : 'The sending administrator raises the time to wait where it is shorter than RFC 5321 asks (five minutes).',
    ],
    actor: 'receiving-admin',
    evidence: [...commandEvidence(last), ...endEvidence(session)],
  };
}

function leftBetween(session: UndiagnosedSession, last: Exchange): TransportFailure {
  const sending = last.reply?.code === 354;
  return {
    stage: last.stage,
    exchange: last.index,
    confidence: 'likely',
    summary: sending
      ? 'The client broke the connection off while it was sending the message.'
      : `The client broke the connection off after the reply to ${named(last)}, without QUIT.`,
    explanation: `The server had refused nothing. ${
      sending
        ? 'A stall on the way (look for retransmissions: a wrong MTU loses the large packets only), a time limit of the client or its crash is likely.'
        : 'A client that checks only whether the server answers, a time limit or a crash of the client is likely.'
    } ${fate(last)}`,
    advice: ['The sending administrator looks into the log of the client at that time.'],
    actor: 'sending-admin',
    evidence: [...replyEvidence(last), ...endEvidence(session)],
  };
}

// RFC 5321 section 4.5.3.2: how long a client waits at least.
const WAITING = {
  greeting: 'RFC 5321 asks clients to wait five minutes for the greeting.',
  command: 'RFC 5321 asks clients to wait five minutes for the reply to a command.',
  message: 'RFC 5321 asks clients to wait ten minutes for the reply after the message.',
} as const;

const verbOfEnd = (session: UndiagnosedSession): string =>
  session.transport.closing === 'reset-by-server' ? 'reset' : 'closed';

const fate = ({ stage }: Exchange): string =>
  stage === 'message'
    ? 'Whether the message was taken is unknown to the client, which sends it again: the recipient may get it twice.'
    : 'The client keeps the message and tries again.';

function waited(session: UndiagnosedSession, last: Exchange): string {
  const end = firstEnd(session);
  if (end === undefined || last.command === undefined) return '';
  const millis = Date.parse(end.at) - Date.parse(last.command.at);
  return millis >= 1000 ? ` within ${seconds(millis)}` : '';
}

const commandEvidence = ({ command }: Exchange): TransportFailure['evidence'] =>
  command === undefined ? [] : [{ packet: command.packet, text: `client: ${command.line.slice(0, 200)}` }];

const replyEvidence = ({ reply }: Exchange): TransportFailure['evidence'] =>
  reply === undefined
    ? []
    : [{ packet: reply.packet, text: `server: ${(reply.lines[0] ?? '').slice(0, 200)}` }];
