import type { Session } from '../model/session.ts';

/** Fields that a term may name, as in `outcome:rejected`; the value must then be equal, not only occur. */
const FIELDS: Readonly<Record<string, (session: Session) => readonly string[]>> = {
  outcome: (session) => [session.outcome],
  reason: (session) => session.rejections.map((rejection) => rejection.reason),
  client: (session) => [session.client.address],
  server: (session) => [session.server.address],
};

/**
 * Makes the test for a filter: every word, or "phrase in quotes", must occur somewhere in the session's addresses,
 * envelope, dialogue or verdict, in any case of letters; `field:value` compares one of the FIELDS. An empty filter
 * matches all.
 */
export function createTextMatcher(filter: string): (session: Session) => boolean {
  const terms = [...filter.toLowerCase().matchAll(/"([^"]*)"?|(\S+)/g)]
    .map((match) => match[1] ?? match[2] ?? '')
    .filter((term) => term !== '');
  const tests = terms.map(createTermTest);
  return (session) => tests.every((test) => test(session));
}

function createTermTest(term: string): (session: Session) => boolean {
  const [, name = '', value = ''] = /^([a-z]+):(.+)$/.exec(term) ?? [];
  const field = Object.hasOwn(FIELDS, name) ? FIELDS[name] : undefined;
  if (!field) return (session) => holds(session, term);
  return (session) => field(session).includes(value);
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
