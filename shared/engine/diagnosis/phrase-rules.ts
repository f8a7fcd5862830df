import type { Stage } from '../../model/exchange.ts';
import type { ReasonName } from '../../model/reason.ts';
import { compilePhrase } from './phrase.ts';
import { REASONS } from './reasons/index.ts';

export type Strength = 'first' | 'certain' | 'plain' | 'vague';

interface PhraseRule {
  readonly reason: ReasonName;
  readonly phrase: string;
  readonly pattern: RegExp;
  readonly replyClass?: '4' | '5';
  readonly stage?: string;
}

export interface PhraseMatch {
  readonly reason: ReasonName;
  readonly phrase: string;
}

// "4: {later}", "@rcpt: 4: {later}"
const CONDITIONS = /^(?:@([a-z]+): )?(?:([45]): )?/;

let compiled: Readonly<Record<Strength, readonly PhraseRule[]>> | undefined;

function rules(strength: Strength): readonly PhraseRule[] {
  // Compiled when the first refusal comes: most captures that are opened hold few.
  compiled ??= {
    first: compileAll('first'),
    certain: compileAll('certain'),
    plain: compileAll('plain'),
    vague: compileAll('vague'),
  };
  return compiled[strength];
}

function compileAll(strength: Strength): PhraseRule[] {
  return REASONS.flatMap((reason) =>
    (reason.phrases[strength] ?? []).map((phrase) => {
      const conditions = CONDITIONS.exec(phrase);
      const replyClass = conditions?.[2];
      return {
        reason: reason.name,
        phrase,
        pattern: compilePhrase(phrase.slice(conditions?.[0].length ?? 0)),
        ...(replyClass === '4' || replyClass === '5' ? { replyClass } : {}),
        ...(conditions?.[1] === undefined ? {} : { stage: conditions[1] }),
      };
    }),
  );
}

/** The first phrase of this strength that the words hold, in the order of the reasons' registry. */
export function matchPhrase(
  strength: Strength,
  words: string,
  replyClass: '4' | '5' | undefined,
  stage: Stage | undefined,
): PhraseMatch | undefined {
  for (const rule of rules(strength)) {
    if (rule.replyClass !== undefined && rule.replyClass !== replyClass) continue;
    if (rule.stage !== undefined && rule.stage !== stage) continue;
    if (rule.pattern.test(words)) return { reason: rule.reason, phrase: rule.phrase };
  }
  return undefined;
}
