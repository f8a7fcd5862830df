import type { LiveDnsAnswer, LookupFact, LookupTopic } from '../model/lookup.ts';
import { troubleInWords } from './ask.ts';

/** A fact without details, unless they are given. */
export function fact(
  topic: LookupTopic,
  about: string,
  [result, verdict]: readonly [result: string, verdict: LookupFact['verdict']],
  summary: string,
  details: readonly string[] = [],
): LookupFact {
  return { topic, about, result, verdict, summary, details };
}

/** What stands for a fact that nobody could tell. */
export function unknownFact(
  topic: LookupTopic,
  about: string,
  what: string,
  answer: LiveDnsAnswer,
): LookupFact {
  return fact(
    topic,
    about,
    ['unknown', 'doubt'],
    `${what} could not be found out: ${troubleInWords(answer)}.`,
  );
}
