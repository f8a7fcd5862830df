import { connectionId } from '../../engine/connection-id.ts';
import type { CaptureFacts } from '../../model/capture.ts';
import type { Cause } from '../../model/cause.ts';
import type { LogJoin } from '../../model/log.ts';
import type { Notice } from '../../model/notice.ts';
import type { Session } from '../../model/session.ts';
import { fileNames } from '../text/wording.ts';
import { createFieldRedactor } from './redact-fields.ts';
import { baseDomain, createHideNames, type HideNames } from './hide-names.ts';
import { createPseudonyms } from './pseudonyms.ts';
import { createTextRedactor, domainsIn } from './redact-text.ts';
import type { FieldRules } from './treatment.ts';
import type { KeyedHash, Redaction } from './redaction.ts';
import { createSameLengthNames } from './same-length.ts';
import { namesOf } from './session-names.ts';

/** Hides who is meant, before any format sees it: what a format does not get it cannot tell. */
export interface Redactor {
  readonly hides: ReadonlySet<Redaction>;
  readonly names: HideNames;
  session(session: Session): Session;
  capture(facts: CaptureFacts): CaptureFacts;
  notices(notices: readonly Notice[]): readonly Notice[];
  /** After all sessions, as the causes. */
  logs(join: LogJoin): LogJoin;
  /** After all sessions, since it hides the names that came in them. */
  causes(causes: readonly Cause[]): readonly Cause[];
  /** How texts of a session are hidden, for who has them from elsewhere. */
  fieldRules(session: Session): FieldRules;
  /** The same in as many characters as before, for text in ASCII. */
  sameLengthText(session: Session): (text: string) => string;
}

const MOST_WORDS = 200_000;

export function createRedactor(kinds: readonly Redaction[], hash: KeyedHash): Redactor {
  const hides = new Set(kinds);
  const addresses = hides.has('addresses');
  const ips = hides.has('ips');
  const names = createHideNames(createPseudonyms(hash), ips);
  /** Bases of the domains that came so far, and of those that are the blocklists'. */
  const seen = new Set<string>();
  const kept = new Set<string>(['in-addr.arpa', 'ip6.arpa']);
  const sameLength = createSameLengthNames(hash, ips);
  const zones = new Set<string>();
  /** Of all sessions so far, for what concerns them together. */
  const allWords = new Map<string, string>();
  const base = { hide: names, addresses, ips, zones };
  const isSeen = (domain: string) => seen.has(baseDomain(domain)) && !kept.has(baseDomain(domain));
  const isNotKept = (domain: string) => !kept.has(baseDomain(domain));

  function keep({ zone }: { readonly zone: string }): void {
    kept.add(baseDomain(zone));
    zones.add(zone.toLowerCase());
  }

  function learn(session: Session): ReadonlyMap<string, string> {
    for (const { blocklist } of session.rejections) if (blocklist) keep(blocklist);
    const { words, texts } = namesOf(session, names, hides);
    if (allWords.size < MOST_WORDS) for (const [word, pseudonym] of words) allWords.set(word, pseudonym);
    for (const text of texts) for (const domain of domainsIn(text)) seen.add(domain);
    return words;
  }

  function rulesFor(words: ReadonlyMap<string, string>): FieldRules {
    return {
      hides,
      hide: names,
      wire: createTextRedactor({ ...base, words, isHidden: isNotKept }),
      // Our own sentences name public places, too: only names that came over the wire are hidden in them.
      own: createTextRedactor({ ...base, words, isHidden: isSeen }),
    };
  }

  const walker = (words: ReadonlyMap<string, string>) => createFieldRedactor(rulesFor(words));

  return {
    hides,
    names,
    session(session) {
      const redacted = walker(learn(session))(session);
      return ips ? { ...redacted, communityId: connectionId(redacted.client, redacted.server) } : redacted;
    },
    capture: (facts) => walker(new Map())({ ...facts, file: fileNames(facts.file) }),
    notices: (notices) => walker(allWords)(notices.map(withoutQuotes)),
    logs: ({ refusalsNotCaptured, notices, ...join }) => {
      for (const { text } of refusalsNotCaptured.lines)
        for (const domain of domainsIn(text)) seen.add(domain);
      const walk = walker(allWords);
      return {
        ...walk({ ...join, files: join.files.map((file) => ({ ...file, unknownSamples: [] })) }),
        refusalsNotCaptured: {
          ...refusalsNotCaptured,
          lines: walk({ log: refusalsNotCaptured.lines }).log,
        },
        notices: walk(notices),
      };
    },
    causes: (causes) => {
      for (const { blocklist } of causes) if (blocklist) keep(blocklist);
      return walker(allWords)(causes);
    },
    fieldRules: (session) => rulesFor(learn(session)),
    sameLengthText: (session) => {
      learn(session);
      const { words } = namesOf(session, sameLength, hides);
      return createTextRedactor({ ...base, hide: sameLength, words, isHidden: isNotKept });
    },
  };
}

/** What people and programs wrote into a capture can name anybody in any way. */
const QUOTING: Readonly<Record<string, string>> = {
  'capture-comment': 'A comment in the capture is left out here.',
  'capture-names': 'The recording program wrote names of addresses into the capture; they are left out here.',
};

function withoutQuotes(notice: Notice): Notice {
  const message = QUOTING[notice.code];
  return message === undefined ? notice : { ...notice, message };
}
