import type { CapturedDnsAnswer } from '../model/dns.ts';
import type { LiveDnsAnswer, ThenAndNow } from '../model/lookup.ts';
import { isUnknown } from './ask.ts';

/** Each answer of the capture beside what the same question is answered now. */
export function compareThenAndNow(
  then: readonly CapturedDnsAnswer[],
  now: readonly LiveDnsAnswer[],
): readonly ThenAndNow[] {
  const live = new Map(now.map((answer) => [keyOf(answer), answer]));
  return then.map((captured) => {
    const { question, type } = captured;
    const answer = live.get(keyOf(captured));
    return {
      question,
      type,
      then: captured,
      ...(answer && { now: answer }),
      verdict: verdictOf(captured, answer),
    };
  });
}

const keyOf = ({ question, type }: { readonly question: string; readonly type: string }): string =>
  `${question.toLowerCase()} ${type}`;

function verdictOf(then: CapturedDnsAnswer, now: LiveDnsAnswer | undefined): ThenAndNow['verdict'] {
  if (!now) return 'not-asked';
  if (isUnknown(now) || (then.rcode !== 'NOERROR' && then.rcode !== 'NXDOMAIN')) return 'unknown';
  if (then.rcode !== now.outcome) return 'changed';
  const [before, after] = [then, now].map(({ answers }) =>
    [...answers].map((each) => each.toLowerCase()).sort(),
  );
  return JSON.stringify(before) === JSON.stringify(after) ? 'same' : 'changed';
}
