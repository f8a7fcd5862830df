import type { CapturedDnsAnswer } from '../../shared/model/dns.ts';
import type { LookupFact, LookupPlan, LookupReport, LookupSubject } from '../../shared/model/lookup.ts';
import { lookUp } from '../../shared/lookup/look-up.ts';
import { planLookup } from '../../shared/lookup/plan.ts';
import { compareThenAndNow } from '../../shared/lookup/then-and-now.ts';
import { createResolver, systemNameServers, type ResolverOptions } from './resolver.ts';

/** What asking about the subject would send to these servers, the system's when there are none; sends nothing. */
export function planFor(
  subject: LookupSubject,
  servers: readonly string[],
  then: readonly CapturedDnsAnswer[] = [],
): LookupPlan {
  return planLookup(subject, servers.length > 0 ? servers : systemNameServers(), then);
}

/**
 * Asks the network about the subject, with the answers that a capture holds beside those of now. When it is stopped, the report
 * holds the answers that had come, and no facts.
 */
export async function runLookup(
  subject: LookupSubject,
  options: ResolverOptions,
  then: readonly CapturedDnsAnswer[] = [],
): Promise<LookupReport> {
  const now = new Date();
  const resolver = createResolver(options);
  let facts: readonly LookupFact[] = [];
  let complete = true;
  try {
    facts = await lookUp(resolver.ask, subject, Math.floor(now.getTime() / 1000));
    // What the capture holds and no fact needed is asked as well, so that then and now stand side by side.
    await Promise.all(then.map(({ question, type }) => resolver.ask(question, type)));
  } catch (error) {
    if (options.signal?.aborted !== true) throw error;
    complete = false;
  }
  const answers = resolver.answers();
  return {
    schema: 'smtpscope/lookup@1',
    at: now.toISOString(),
    servers: resolver.servers,
    subject,
    facts,
    answers,
    thenAndNow: compareThenAndNow(then, answers),
    complete,
  };
}
