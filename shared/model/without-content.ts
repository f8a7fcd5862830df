import type { Session } from './session.ts';
import type { Message } from './transaction.ts';

/** A session as it is when messages are not taken apart: of their content only what they tell of others stays. */
export function withoutContent(session: Session): Session {
  return {
    ...session,
    transactions: session.transactions.map((transaction) => {
      const { message } = transaction;
      return message ? { ...transaction, message: plain(message) } : transaction;
    }),
  };
}

function plain(message: Message): Message {
  const copy: { -readonly [Key in keyof Message]: Message[Key] } = { ...message };
  delete copy.headers;
  delete copy.parts;
  delete copy.received;
  delete copy.authentication;
  return copy;
}
