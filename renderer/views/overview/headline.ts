import type { Tally } from '../../../shared/model/cause.ts';
import { count } from '../../../shared/report/text/wording.ts';

/** "45 sessions: 43 refused, 2 delivered": what an administrator asks first. */
export function headline(outcomes: readonly Tally[]): string {
  const of = (...values: readonly string[]) =>
    outcomes.filter(({ value }) => values.includes(value)).reduce((sum, tally) => sum + tally.count, 0);
  const total = outcomes.reduce((sum, tally) => sum + tally.count, 0);
  const parts = [
    { number: of('rejected', 'refused', 'unanswered'), word: 'refused' },
    { number: of('partially-delivered'), word: 'refused in part' },
    { number: of('deferred'), word: 'put off' },
    { number: of('delivered'), word: 'delivered' },
  ]
    .filter(({ number }) => number > 0)
    .map(({ number, word }) =>
      number === total ? `all ${word}` : `${number.toLocaleString('en-US')} ${word}`,
    );
  const sessions = count(total, 'session');
  if (parts.length === 0) return sessions;
  return `${sessions}: ${total === 1 ? (parts[0] ?? '').replace('all ', '') : parts.join(', ')}`;
}
