import type { Session } from '../model/session.ts';

/**
 * Makes the test for a free-text filter: every word, or "phrase in quotes", must occur somewhere in the session's
 * addresses, envelope, dialogue or verdict, in any case of letters. An empty filter matches all.
 */
export function createTextMatcher(filter: string): (session: Session) => boolean {
  const terms = [...filter.toLowerCase().matchAll(/"([^"]*)"?|(\S+)/g)]
    .map((match) => match[1] ?? match[2] ?? '')
    .filter((term) => term !== '');
  return (session) => terms.every((term) => holds(session, term));
}

function holds(session: Session, term: string): boolean {
  const has = (text: string | undefined) => text !== undefined && text.toLowerCase().includes(term);
  return (
    has(session.outcome) ||
    has(session.client.address) ||
    has(session.server.address) ||
    has(session.greeting?.name) ||
    session.exchanges.some((exchange) => has(exchange.command?.line) || exchange.reply?.lines.some(has)) ||
    session.rejections.some(
      (rejection) => has(rejection.reason) || has(rejection.summary) || has(rejection.blocklist?.name),
    ) ||
    session.transactions.some((transaction) => has(transaction.message?.subject) || has(transaction.queueId))
  );
}
