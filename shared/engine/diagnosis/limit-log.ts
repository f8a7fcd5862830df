import type { Notice } from '../../model/notice.ts';
import { LIMITS } from '../limits.ts';

// What is lost when a bound of the diagnosis over all sessions is hit.
const WORDS = {
  awaitedRetries:
    'More refused envelopes waited for their next attempt than are remembered; later attempts of the oldest are not told.',
  dnsSubjects:
    'DNS answers about more addresses and names than are remembered; the oldest do not stand as proof.',
  dnsAnswersPerSubject:
    'More DNS answers about one address or name than are remembered; its oldest do not stand as proof.',
  dnsRecords: 'A DNS answer has more records than are read.',
  dnsCharacters: 'The DNS answers hold more text than is remembered; the oldest do not stand as proof.',
  sessionDnsAnswers: 'More DNS answers belong to a session than are told in it; the earliest are left out.',
  causes: 'Refusals for more causes than are told apart; further ones are grouped by reason alone.',
  causeValues:
    'More servers, clients or domains are refused for one cause than are remembered; some that come often may not be named.',
  logCauses:
    'The log holds refusals for more causes than are told apart; further ones are grouped by reason alone.',
  logCauseValues: 'More servers, clients or domains are refused in the log than are counted.',
  logHours: 'The log covers more hours than are counted.',
} as const satisfies Partial<Record<keyof typeof LIMITS, string>>;

export type DiagnosisLimit = keyof typeof WORDS;

/** Told of each bound that is hit. */
export type OnLimit = (limit: DiagnosisLimit) => void;

/** Remembers which bounds were hit, to say each once. */
export class LimitLog {
  private readonly hits = new Set<DiagnosisLimit>();
  readonly hit: OnLimit = (limit) => void this.hits.add(limit);

  get notices(): readonly Notice[] {
    return [...this.hits].map((limit) => ({
      severity: 'info',
      code: `limit-${limit.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`,
      message: `${WORDS[limit]} The limit is ${String(LIMITS[limit])}.`,
    }));
  }
}
