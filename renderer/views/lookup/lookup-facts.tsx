import { BadgeCheck, CircleHelp, Minus, OctagonX } from 'lucide-react';
import type { LookupFact, LookupTopic } from '../../../shared/model/lookup.ts';
import { visibleText } from '../../../shared/model/visible-text.ts';

const TOPICS: Readonly<Record<LookupTopic, string>> = {
  'reverse-name': 'Reverse name',
  'reverse-name-kind': 'Kind of name',
  helo: 'HELO name',
  'mail-exchanger': 'Mail exchanger',
  spf: 'SPF',
  dmarc: 'DMARC',
  dkim: 'DKIM',
  'mta-sts': 'MTA-STS',
  tlsa: 'TLSA',
  blocklist: 'Blocklists',
};

const SIGNS = {
  good: { tone: 'good', Icon: BadgeCheck, word: 'good' },
  bad: { tone: 'bad', Icon: OctagonX, word: 'bad' },
  doubt: { tone: 'warn', Icon: CircleHelp, word: 'doubtful' },
  neutral: { tone: 'quiet', Icon: Minus, word: 'neutral' },
} as const;

/** What the answers tell, by topic. */
export function LookupFacts({ facts }: { readonly facts: readonly LookupFact[] }) {
  const topics = (Object.keys(TOPICS) as LookupTopic[]).filter((topic) =>
    facts.some((fact) => fact.topic === topic),
  );
  return (
    <dl className="lookup-facts" data-testid="lookup-facts">
      {topics.map((topic) => (
        <div key={topic}>
          <dt>{TOPICS[topic]}</dt>
          {facts
            .filter((fact) => fact.topic === topic)
            .map((fact, index) => (
              <Fact key={index} fact={fact} />
            ))}
        </div>
      ))}
    </dl>
  );
}

function Fact({ fact }: { readonly fact: LookupFact }) {
  const { tone, Icon, word } = SIGNS[fact.verdict];
  return (
    <dd className={`lookup-fact tone-${tone}`}>
      <Icon size={14} aria-label={word} />
      <div>
        <p>{visibleText(fact.summary)}</p>
        {fact.details.length > 0 && (
          <ul>
            {fact.details.map((detail, index) => (
              <li key={index}>{visibleText(detail)}</li>
            ))}
          </ul>
        )}
      </div>
    </dd>
  );
}
