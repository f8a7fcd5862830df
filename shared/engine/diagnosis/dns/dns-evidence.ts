import type { CapturedDnsAnswer } from '../../../model/dns.ts';
import type { Evidence } from '../../../model/rejection.ts';
import { LIMITS } from '../../limits.ts';
import type { OnLimit } from '../limit-log.ts';
import { answerInWords } from './answer-in-words.ts';
import { parseDnsAnswer } from './message.ts';
import { namesIn } from './names-in-answer.ts';
import { subjectOf } from './query-subject.ts';

interface Kept {
  readonly atMillis: number;
  readonly zone: string | undefined;
  readonly answer: CapturedDnsAnswer;
  readonly characters: number;
}

/** How long before a refusal an answer may have come to count as its cause: servers keep answers for some minutes. */
const NEAR_MILLIS = 10 * 60 * 1000;
/** The answer and the refusal that follows from it may be captured in either order. */
const SLACK_MILLIS = 1000;
/** Names and addresses that the answers about a session may lead to: MX hosts, SPF includes, reverse names. */
const SUBJECTS_FOLLOWED = 80;

/** Keeps the DNS answers of a capture that may explain a refusal, by the address or name they are about. */
export class DnsEvidence {
  private readonly kept = new Map<string, Kept[]>();
  private characters = 0;
  private readonly onLimit: OnLimit;

  constructor(onLimit: OnLimit = () => undefined) {
    this.onLimit = onLimit;
  }

  get isEmpty(): boolean {
    return this.kept.size === 0;
  }

  /** `payload` is a DNS message, borrowed; `atMillis` counts from 1970 UTC. */
  add(payload: Uint8Array, packet: number, atMillis: number): void {
    const parsed = parseDnsAnswer(payload);
    if (parsed === undefined) return;
    const { name, type, values, responseCode } = parsed;
    if (parsed.isCut === true) this.onLimit('dnsRecords');
    const { subject, zone } = subjectOf(name);
    const characters = name.length + values.reduce((sum, value) => sum + value.length, 0);
    const answer = {
      question: name,
      type,
      answers: values,
      rcode: responseCode,
      packet,
      at: isoTime(atMillis),
    };
    const answers = this.kept.get(subject) ?? [];
    answers.push({ atMillis, zone, answer, characters });
    this.characters += characters;
    if (answers.length > LIMITS.dnsAnswersPerSubject) {
      this.onLimit('dnsAnswersPerSubject');
      this.characters -= answers.shift()?.characters ?? 0;
    }
    // The subject spoken of last stands last: what is forgotten first is what nobody asked for since.
    this.kept.delete(subject);
    this.kept.set(subject, answers);
    this.forgetOldest();
  }

  /** The answers about these addresses and names that came shortly before an instant (ISO 8601). */
  dnsEvidence(subjects: readonly string[], until: string): readonly Evidence[] {
    const end = Date.parse(until) + SLACK_MILLIS;
    const near = subjects
      .flatMap((subject) => this.about(subject, end - NEAR_MILLIS, end))
      .map(({ answer, zone }) => ({ packet: answer.packet, text: answerInWords(answer, zone) }))
      .sort((left, right) => left.packet - right.packet);
    // Of the same answer given again the last counts: it is the nearest to the refusal.
    const lastOf = new Map(near.map(({ packet, text }) => [text, packet]));
    return near.filter(({ packet, text }) => lastOf.get(text) === packet);
  }

  /**
   * The answers about these addresses and names, and about those that their answers name, that came between shortly before
   * `from` and `until` (milliseconds since 1970 UTC); of each question the last one, in the order of packets.
   */
  answersAbout(subjects: readonly string[], from: number, until: number): readonly CapturedDnsAnswer[] {
    const wanted = new Set(subjects.map((subject) => subject.toLowerCase()));
    const found = new Map<string, CapturedDnsAnswer>();
    // The set grows while it is walked.
    for (const subject of wanted) {
      for (const { answer } of this.about(subject, from - NEAR_MILLIS, until + SLACK_MILLIS)) {
        found.set(`${answer.question} ${answer.type}`, answer);
        for (const name of namesIn(answer))
          if (wanted.size < SUBJECTS_FOLLOWED) wanted.add(subjectOf(name).subject);
      }
    }
    const inOrder = [...found.values()].sort((left, right) => left.packet - right.packet);
    if (inOrder.length > LIMITS.sessionDnsAnswers) this.onLimit('sessionDnsAnswers');
    return inOrder.slice(-LIMITS.sessionDnsAnswers);
  }

  private about(subject: string, from: number, until: number): readonly Kept[] {
    const answers = this.kept.get(subject.toLowerCase()) ?? [];
    return answers.filter(({ atMillis }) => atMillis <= until && atMillis >= from);
  }

  private forgetOldest(): void {
    while (this.kept.size > LIMITS.dnsSubjects || this.characters > LIMITS.dnsCharacters) {
      this.onLimit(this.kept.size > LIMITS.dnsSubjects ? 'dnsSubjects' : 'dnsCharacters');
      const oldest = this.kept.keys().next().value ?? '';
      for (const { characters } of this.kept.get(oldest) ?? []) this.characters -= characters;
      this.kept.delete(oldest);
    }
  }
}

/** With microseconds, which a Date does not have. */
function isoTime(atMillis: number): string {
  const micros = Math.round(atMillis * 1000);
  const date = new Date(Math.floor(micros / 1000));
  if (Number.isNaN(date.getTime())) return '1970-01-01T00:00:00.000000Z';
  return date.toISOString().replace('Z', `${String(((micros % 1000) + 1000) % 1000).padStart(3, '0')}Z`);
}
