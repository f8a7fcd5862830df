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
  readonly sender?: string;
  /** SIZE= of MAIL, in octets (RFC 1870 section 5). */
  readonly declaredSize?: number;
  readonly mailRefused: boolean;
  /** RCPT commands so far, the exchange's own included. */
  readonly recipients: number;
  readonly acceptedRecipients: number;
  /** The only recipient, where there is one. */
  readonly recipient: string | undefined;
}

const NO_ENVELOPE: Envelope = {
  open: false,
  mailRefused: false,
  recipients: 0,
  acceptedRecipients: 0,
  recipient: undefined,
};

export const isAccepted = (exchange: Exchange): boolean =>
  hundredsOf(exchange) === 2 || hundredsOf(exchange) === 3;
export const isRefused = (exchange: Exchange): boolean =>
  hundredsOf(exchange) === 4 || hundredsOf(exchange) === 5;
const hundredsOf = (exchange: Exchange): number => Math.floor((exchange.reply?.code ?? 0) / 100);

/** Goes through the dialogue once and says for each exchange where it stood. */
export function walkDialogue(session: UndiagnosedSession): readonly DialoguePoint[] {
  let greetingRefused = false;
  let introduced = false;
  let authenticated = false;
  let encrypted = session.tls.mode === 'implicit';
  let startTlsTried = false;
  let heloPacket: number | undefined;
  let offersPacket: number | undefined;
  let envelope = NO_ENVELOPE;
  return session.exchanges.map((exchange) => {
    const { stage, reply, command } = exchange;
    const before = envelope;
    const repeatedMail = stage === 'mail' && before.open && reply?.code === 503;
    envelope = envelopeDuring(before, exchange);
    const point: DialoguePoint = {
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
    };
    const accepted = isAccepted(exchange);
    envelope = repeatedMail ? before : envelopeAfter(envelope, exchange);
    greetingRefused ||= stage === 'connect' && isRefused(exchange);
    introduced ||= stage === 'helo' && accepted;
    authenticated ||= reply?.code === 235;
    encrypted ||= stage === 'starttls' && accepted;
    startTlsTried ||= stage === 'starttls';
    if (stage === 'helo' && command !== undefined) heloPacket = command.packet;
    if (stage === 'helo' && accepted && reply !== undefined) offersPacket = reply.packet;
    return point;
  });
}

function envelopeDuring(envelope: Envelope, exchange: Exchange): Envelope {
  const { command } = exchange;
  if (exchange.stage === 'mail' && command !== undefined) {
    const sender = pathOf(command.argument);
    const size = /\bSIZE=(\d{1,15})\b/i.exec(command.argument)?.[1];
    return {
      ...NO_ENVELOPE,
      ...(sender === undefined ? {} : { sender }),
      ...(size === undefined ? {} : { declaredSize: Number(size) }),
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
