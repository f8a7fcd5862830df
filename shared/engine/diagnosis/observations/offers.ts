import type { ReasonName } from '../../../model/reason.ts';
import type { Transaction } from '../../../model/transaction.ts';
import type { DialoguePoint } from '../dialogue-point.ts';
import { type Observer, type Observation, offers, type Situation } from './observation.ts';

/** TLS is demanded: was it offered, was it used? */
export const tlsOfferedOrNot: Observer = ({ session, point, verdict }) => {
  if (verdict.reason !== 'tls_required' || point.encrypted || session.extensions.length === 0)
    return undefined;
  if (point.startTlsTried) return undefined;
  return offers(session, 'STARTTLS')
    ? told(point, 'The server offered STARTTLS and the client did not use it.', 'STARTTLS is offered')
    : told(
        point,
        'The server demands TLS but its EHLO reply, as captured, does not offer STARTTLS: a firewall or mail scanner on the way may have taken the offer out.',
        'STARTTLS is not offered',
      );
};

const MAY_ASK_FOR_A_LOGIN: ReadonlySet<ReasonName> = new Set([
  'auth_required',
  'relay_denied',
  'access_denied',
]);

/** A login is asked for: was it offered, was it used? */
export const loginOfferedOrNot: Observer = ({ session, point, verdict }) => {
  if (!MAY_ASK_FOR_A_LOGIN.has(verdict.reason)) return undefined;
  if (point.authenticated || session.extensions.length === 0) return undefined;
  if (session.authentication.length > 0)
    return { sentence: 'The client had tried to log in before, without success: that failure comes first.' };
  if (offers(session, 'AUTH'))
    return told(point, 'The server offered AUTH and the client did not log in.', 'AUTH is offered');
  if (verdict.reason === 'access_denied') return undefined;
  const tlsFirst = offers(session, 'STARTTLS') && !point.encrypted;
  const why = tlsFirst
    ? 'many servers offer it only after STARTTLS, which the client did not use'
    : `logins may be possible on port 587 or 465 only, and this was port ${String(session.server.port)}`;
  return told(point, `The server did not offer AUTH here: ${why}.`, 'AUTH is not offered');
};

/** Too large: what was announced, what was sent, what was offered. */
export const sizesCompared: Observer = (situation) => {
  const { session, point, verdict } = situation;
  if (verdict.reason !== 'message_too_large') return undefined;
  const offered = session.extensions
    .map((line) => /^SIZE\s+([1-9]\d{0,14})$/i.exec(line.trim())?.[1])
    .find((size) => size !== undefined);
  const declared = point.envelope.declaredSize;
  const sent = sentBytes(situation);
  if (offered === undefined) {
    return sent === undefined
      ? undefined
      : {
          sentence: `The message had ${sent.toLocaleString('en')} octets; the server had not told its limit by SIZE.`,
        };
  }
  const limit = Number(offered).toLocaleString('en');
  if (declared !== undefined) {
    // That more was announced than offered is the reason's own sentence.
    if (declared > Number(offered)) return told(point, undefined, `SIZE ${offered} is offered`);
    return told(
      point,
      `MAIL announced ${declared.toLocaleString('en')} octets, which the limit of ${limit} that the server offers would allow.`,
      `SIZE ${offered} is offered`,
    );
  }
  return sent === undefined
    ? undefined
    : told(
        point,
        `The message had ${sent.toLocaleString('en')} octets and MAIL had not announced its size, though the server offers SIZE ${limit}.`,
        `SIZE ${offered} is offered`,
      );
};

function sentBytes({ session, point }: Situation): number | undefined {
  const holds = (transaction: Transaction): boolean =>
    transaction.sender === point.envelope.sender && transaction.message?.complete === true;
  return session.transactions.filter(holds).at(-1)?.message?.bytes;
}

function told(point: DialoguePoint, sentence: string | undefined, fact: string): Observation {
  const packet = point.offersPacket;
  return {
    ...(sentence === undefined ? {} : { sentence }),
    ...(packet === undefined ? {} : { evidence: [{ packet, text: `server: ${fact}` }] }),
  };
}
