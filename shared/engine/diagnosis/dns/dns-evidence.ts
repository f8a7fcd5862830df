import type { Evidence } from '../../../model/rejection.ts';
import { LIMITS } from '../../limits.ts';
import { BLOCKLISTS } from '../blocklists/index.ts';
import { SPAMHAUS_ERROR_ANSWERS } from '../blocklists/spamhaus.ts';
import type { OnLimit } from '../limit-log.ts';
import { type DnsAnswer, parseDnsAnswer } from './message.ts';
import { subjectOf } from './query-subject.ts';

interface Kept {
  readonly packet: number;
  readonly atMillis: number;
  readonly text: string;
}

/** How long before a refusal an answer may have come to count as its cause: servers keep answers for some minutes. */
const NEAR_MILLIS = 10 * 60 * 1000;
/** The answer and the refusal that follows from it may be captured in either order. */
const SLACK_MILLIS = 1000;

/** Keeps the DNS answers of a capture that may explain a refusal, by the address or name they are about. */
export class DnsEvidence {
  private readonly kept = new Map<string, Kept[]>();
  private readonly onLimit: OnLimit;

  constructor(onLimit: OnLimit = () => undefined) {
    this.onLimit = onLimit;
  }

  /** `payload` is that of a UDP datagram from port 53, borrowed; `atMillis` counts from 1970 UTC. */
  add(payload: Uint8Array, packet: number, atMillis: number): void {
    const answer = parseDnsAnswer(payload);
    if (answer === undefined) return;
    const { subject, zone } = subjectOf(answer.name);
    const answers = this.kept.get(subject) ?? [];
    if (answers.length >= LIMITS.dnsAnswersPerSubject) this.onLimit('dnsAnswersPerSubject');
    if (answer.isCut === true) this.onLimit('dnsRecords');
    this.kept.delete(subject);
    this.kept.set(subject, [
      ...answers.slice(1 - LIMITS.dnsAnswersPerSubject),
      { packet, atMillis, text: describe(answer, zone) },
    ]);
    if (this.kept.size <= LIMITS.dnsSubjects) return;
    this.onLimit('dnsSubjects');
    this.kept.delete(this.kept.keys().next().value ?? '');
  }

  /** The answers about these addresses and names that came shortly before an instant (ISO 8601). */
  dnsEvidence(subjects: readonly string[], until: string): readonly Evidence[] {
    const end = Date.parse(until) + SLACK_MILLIS;
    const near = subjects
      .flatMap((subject) => this.kept.get(subject.toLowerCase()) ?? [])
      .filter(({ atMillis }) => atMillis <= end && atMillis >= end - NEAR_MILLIS)
      .sort((left, right) => left.packet - right.packet);
    // Of the same answer given again the last counts: it is the nearest to the refusal.
    const lastOf = new Map(near.map(({ packet, text }) => [text, packet]));
    return near.flatMap(({ packet, text }) => (lastOf.get(text) === packet ? [{ packet, text }] : []));
  }
}

// "DNS: 169.223.85.209.dnsbl.sorbs.net → 127.0.0.6 (sent spam)"
function describe({ name, type, responseCode, values }: DnsAnswer, zone: string | undefined): string {
  // Only the address record tells whether something is listed (RFC 5782 section 2.1); TXT is an extra.
  const isListAnswer = type === 'A' && zone !== undefined && !isReverse(zone);
  const asked = type === 'A' || type === 'PTR' ? name : `${name} ${type}`;
  const said = values.map((value) => value + meaningOf(value, zone)).join(', ');
  return `DNS: ${asked} → ${said === '' ? absence(responseCode, isListAnswer) : said}`;
}

function absence(responseCode: number, isListAnswer: boolean): string {
  if (responseCode === 3) return isListAnswer ? 'no such name: not listed' : 'no such name';
  if (responseCode === 0) return 'no such record';
  return responseCode === 2 ? 'the name server failed' : `error ${String(responseCode)}`;
}

const isReverse = (zone: string | undefined): boolean => zone === 'in-addr.arpa' || zone === 'ip6.arpa';

function meaningOf(value: string, zone: string | undefined): string {
  if (zone === undefined || isReverse(zone)) return '';
  const list = BLOCKLISTS.find((known) =>
    known.zones.some((own) => zone === own || zone.endsWith(`.${own}`)),
  );
  const error = list?.name.startsWith('spamhaus') === true ? SPAMHAUS_ERROR_ANSWERS[value] : undefined;
  const meaning = error === undefined ? list?.answers?.[value] : `an error answer: ${error}`;
  return meaning === undefined ? '' : ` (${meaning})`;
}
