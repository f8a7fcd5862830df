import type { Ask } from '../../shared/lookup/ask.ts';
import type { LiveDnsAnswer, LookupOutcome } from '../../shared/model/lookup.ts';

/** "example.org TXT" → its answers, or how asking ends. */
export type Zone = Readonly<Record<string, readonly string[] | LookupOutcome>>;

/** Name servers without a network: what the zone does not hold there is not. `asked` grows with each question. */
export function zoneAsker(zone: Zone, asked: string[] = []): Ask {
  const names = new Set(Object.keys(zone).map((key) => key.replace(/ \w+$/, '')));
  return (name, type) => {
    const question = name.toLowerCase();
    asked.push(`${question} ${type}`);
    const found = zone[`${question} ${type}`];
    const answer: LiveDnsAnswer = {
      question,
      type,
      answers: typeof found === 'object' ? found : [],
      outcome: typeof found === 'string' ? found : found || names.has(question) ? 'NOERROR' : 'NXDOMAIN',
    };
    return Promise.resolve(answer);
  };
}
