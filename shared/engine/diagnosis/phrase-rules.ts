import type { Stage } from '../../model/exchange.ts';
import type { ReasonName } from '../../model/reason.ts';
import { compilePhrase, phraseLiterals } from './phrase.ts';
import { REASONS } from './reasons/index.ts';
import { RuleIndex } from './rule-index.ts';

export type Strength = 'first' | 'certain' | 'plain' | 'vague';

interface PhraseRule {
  readonly reason: ReasonName;
  /** With its conditions, as the reason has it. */
  readonly phrase: string;
  readonly words: string;
  readonly replyClass: string | undefined;
  readonly stage: string | undefined;
  /** Compiled when first tried. */
  pattern?: RegExp;
}

export interface PhraseMatch {
  readonly reason: ReasonName;
  readonly phrase: string;
}

// "4: {later}", "@rcpt: 4: {later}"
const CONDITIONS = /^(?:@([a-z]+): )?(?:([45]): )?/;

const indexes = new Map<Strength, RuleIndex<PhraseRule>>();

function rules(strength: Strength): RuleIndex<PhraseRule> {
  const known = indexes.get(strength);
  if (known !== undefined) return known;
  const index = new RuleIndex(
    REASONS.flatMap((reason) =>
      (reason.phrases[strength] ?? []).map((phrase) => toRule(reason.name, phrase)),
    ),
    ({ words }) => phraseLiterals(words),
  );
  indexes.set(strength, index);
  return index;
}

function toRule(reason: ReasonName, phrase: string): PhraseRule {
  const conditions = CONDITIONS.exec(phrase);
  const words = phrase.slice(conditions?.[0].length ?? 0);
  return { reason, phrase, words, stage: conditions?.[1], replyClass: conditions?.[2] };
}

/** The first phrase of this strength that the words hold, in the order of the reasons' registry. */
export function matchPhrase(
  strength: Strength,
  words: string,
  replyClass: '4' | '5' | undefined,
  stage: Stage | undefined,
): PhraseMatch | undefined {
  for (const rule of rules(strength).candidates(words)) {
    if (rule.replyClass !== undefined && rule.replyClass !== replyClass) continue;
    if (rule.stage !== undefined && rule.stage !== stage) continue;
    rule.pattern ??= compilePhrase(rule.words);
    if (rule.pattern.test(words)) return { reason: rule.reason, phrase: rule.phrase };
  }
  return undefined;
}
