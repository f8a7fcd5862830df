import { jsonText } from '../json-text.ts';
import type { Session } from '../../model/session.ts';
import type { Transaction } from '../../model/transaction.ts';
import type { LineFormat } from '../report.ts';

/**
 * A mail transaction a line, with the fields of Zeek's smtp.log as its JSON writer gives them
 * (https://docs.zeek.org/en/master/scripts/base/protocols/smtp/main.zeek.html) and the Community ID, so that both can be
 * searched together. Sessions without a transaction give one line too, as Zeek does once a HELO was seen.
 */
export const zeek: LineFormat = {
  name: 'zeek',
  kind: 'lines',
  description: 'a mail transaction a line, with the fields of Zeek’s smtp.log',
  extension: 'log',
  formatSession(session) {
    const lines = session.transactions.map((transaction, index) => toZeek(session, index + 1, transaction));
    const all = lines.length > 0 ? lines : session.greeting ? [toZeek(session, 1)] : [];
    return all.map((line) => `${jsonText(line)}\n`).join('');
  },
};

function toZeek(session: Session, depth: number, transaction?: Transaction) {
  const message = transaction?.message;
  return {
    ts: Date.parse(session.startedAt) / 1000,
    uid: uidOf(session),
    'id.orig_h': session.client.address,
    'id.orig_p': session.client.port,
    'id.resp_h': session.server.address,
    'id.resp_p': session.server.port,
    trans_depth: depth,
    ...(session.greeting && { helo: session.greeting.name }),
    ...(transaction && {
      ...(transaction.sender !== undefined && { mailfrom: transaction.sender }),
      rcptto: transaction.recipients.map(({ address }) => address),
    }),
    ...(message?.date !== undefined && { date: message.date }),
    ...(message?.from !== undefined && { from: message.from }),
    ...(message?.to !== undefined && { to: [message.to] }),
    ...(message?.messageId !== undefined && { msg_id: message.messageId }),
    ...(message?.subject !== undefined && { subject: message.subject }),
    ...lastReply(session),
    path: [session.server.address, session.client.address],
    tls: session.tls.mode !== 'none',
    community_id: session.communityId,
  };
}

function lastReply(session: Session) {
  const replies = session.exchanges.flatMap(({ reply }) => (reply ? [reply] : []));
  const last = replies.at(-1)?.lines.at(-1);
  return last === undefined ? {} : { last_reply: last };
}

/** Zeek's uid is random; ours says the same for the same session: "C" and the letters and digits of the Community ID. */
function uidOf(session: Session): string {
  return `C${session.communityId.slice(2).replace(/[^A-Za-z0-9]/g, '')}`;
}
