import type { Exchange } from '../../model/exchange.ts';
import type { UndiagnosedSession } from '../../model/session.ts';

/** What the dialogue had come to when an exchange's reply was given. */
export interface DialoguePoint {
  readonly exchange: Exchange;
  readonly greetingRefused: boolean;
  readonly introduced: boolean;
  readonly authenticated: boolean;
  readonly encrypted: boolean;
  readonly startTlsTried: boolean;
  /** Packets of the last introduction and of the reply that made the offers. */
  readonly heloPacket: number | undefined;
  readonly offersPacket: number | undefined;
  /** MAIL within an open transaction, which goes on when it is refused. */
  readonly repeatedMail: boolean;
  /** The transaction that the exchange stands in; empty before MAIL. */
  readonly envelope: Envelope;
}

interface Envelope {
  /** MAIL was accepted. */
  readonly open: boolean;
  /** The reverse-path without angle brackets; empty for the null sender. */
  readonly sender: string | undefined;
  /** SIZE= of MAIL, in octets (RFC 1870 section 5). */
  readonly declaredSize: number | undefined;
  readonly mailRefused: boolean;
  /** RCPT commands so far, the exchange's own included. */
  readonly recipients: number;
  readonly acceptedRecipients: number;
  /** The only recipient, where there is one. */
  readonly recipient: string | undefined;
}

const NO_ENVELOPE: Envelope = {
  open: false,
  sender: undefined,
  declaredSize: undefined,
  mailRefused: false,
  recipients: 0,
  acceptedRecipients: 0,
  recipient: undefined,
};

export function isAccepted({ reply }: Exchange): boolean {
  return reply !== undefined && reply.code >= 200 && reply.code < 400;
}

export function isRefused({ reply }: Exchange): boolean {
  return reply !== undefined && reply.code >= 400 && reply.code < 600;
}

/** Goes through the dialogue once and says for each exchange, or each that is asked for, where it stood. */
export function walkDialogue(
  { exchanges, tls }: UndiagnosedSession,
  isAskedFor: (exchange: Exchange) => boolean = () => true,
): readonly DialoguePoint[] {
  const points: DialoguePoint[] = [];
  let greetingRefused = false;
  let introduced = false;
  let authenticated = false;
  let encrypted = tls.mode === 'implicit';
  let startTlsTried = false;
  let heloPacket: number | undefined;
  let offersPacket: number | undefined;
  let envelope = NO_ENVELOPE;
  for (const exchange of exchanges) {
    const { stage, reply, command } = exchange;
    const before = envelope;
    const repeatedMail = stage === 'mail' && before.open && reply?.code === 503;
    envelope = envelopeDuring(before, exchange);
    if (isAskedFor(exchange))
      points.push({
        exchange,
        greetingRefused,
        introduced,
        authenticated,
        encrypted,
        startTlsTried,
        heloPacket,
        offersPacket,
        repeatedMail,
        envelope,
      });
    const accepted = isAccepted(exchange);
    envelope = repeatedMail ? before : envelopeAfter(envelope, exchange);
    greetingRefused ||= stage === 'connect' && isRefused(exchange);
    authenticated ||= reply?.code === 235;
    if (stage === 'starttls') {
      startTlsTried = true;
      encrypted ||= accepted;
    } else if (stage === 'helo') {
      introduced ||= accepted;
      heloPacket = command?.packet ?? heloPacket;
      if (accepted) offersPacket = reply?.packet;
    }
  }
  return points;
}

function envelopeDuring(envelope: Envelope, exchange: Exchange): Envelope {
  const { command } = exchange;
  if (exchange.stage === 'mail' && command !== undefined) {
    const size = /\bSIZE=(\d{1,15})\b/i.exec(command.argument)?.[1];
    return {
      ...NO_ENVELOPE,
      sender: pathOf(command.argument),
      declaredSize: size === undefined ? undefined : Number(size),
    };
  }
  if (exchange.stage !== 'rcpt') return envelope;
  const recipient = envelope.recipients === 0 ? exchange.recipient : undefined;
  return { ...envelope, recipients: envelope.recipients + 1, recipient };
}

function envelopeAfter(envelope: Envelope, exchange: Exchange): Envelope {
  if (exchange.stage === 'mail')
    return { ...envelope, open: isAccepted(exchange), mailRefused: isRefused(exchange) };
  if (exchange.stage === 'rcpt' && isAccepted(exchange))
    return { ...envelope, acceptedRecipients: envelope.acceptedRecipients + 1 };
  const ends = (exchange.stage === 'rset' || exchange.stage === 'helo') && isAccepted(exchange);
  return ends ? NO_ENVELOPE : envelope;
}

// "FROM:<user@example.org> SIZE=1000", "FROM:<@relay.example:user@example.org>", "FROM:<>" (RFC 5321 section 4.1.1.2)
const PATH = /:\s*<((?:"(?:\\.|[^"\\])*"|[^<>"])*)>/;

/** The reverse-path or forward-path of MAIL or RCPT without brackets and source route. */
export function pathOf(argument: string): string | undefined {
  return PATH.exec(argument)?.[1]?.replace(/^@[^:]*:/, '');
}
