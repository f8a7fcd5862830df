import type { Session } from '../../model/session.ts';

/**
 * Makes the test for free text: it must occur, in any case of letters, somewhere in the session's addresses, dialogue,
 * verdict or subject.
 */
export function createTextMatcher(text: string): (session: Session) => boolean {
  const term = text.toLowerCase();
  return (session) => holds(session, term);
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
