import type { Stage } from '../../model/exchange.ts';
import type { ReasonName } from '../../model/reason.ts';
import { type Literals, literalsOf, moreTelling } from './literals.ts';
import { RuleIndex } from './rule-index.ts';

/** One code or wording that a provider or program uses for one thing only. */
interface ProviderRule {
  /** Searched in the verbatim text. */
  readonly text?: RegExp;
  /** An enhanced code, or a range of its last number: "5.7.606-649"; "x" for either class. */
  readonly status?: string;
  /** Class or whole of the reply code. */
  readonly code?: number | '4xx' | '5xx';
  readonly stage?: Stage;
  readonly reason: ReasonName;
  /** The code is used for several things: words that mean one thing go before it. */
  readonly weak?: true;
}

/** The dialect of a mail provider, a filtering gateway or a server program. */
export interface Provider {
  /** Kebab-case. */
  readonly name: string;
  readonly title: string;
  /** Where the codes are documented. */
  readonly documentation: readonly string[];
  /** When given, the rules hold only for texts in which this is found. */
  readonly sign?: RegExp;
  readonly rules: readonly ProviderRule[];
}

interface ProviderMatch {
  readonly provider: string;
  readonly reason: ReasonName;
  readonly rule: string;
}

interface ProviderQuestion {
  readonly plain: string;
  readonly code: number | undefined;
  readonly status: string | undefined;
  readonly stage: Stage | undefined;
}

type Matcher = (question: ProviderQuestion) => ProviderMatch | undefined;

/** Finds the first rule of the first provider that fits; `weak` is for the rules that words go before. */
export function createProviderMatcher(providers: readonly Provider[], weak: boolean): Matcher {
  let index: RuleIndex<OwnedRule> | undefined;
  return (question) => {
    index ??= new RuleIndex(ownedRules(providers, weak), ruleLiterals);
    const owned = index.candidates(question.plain.toLowerCase()).find((rule) => fits(rule, question));
    if (owned === undefined) return undefined;
    const { provider, rule, number } = owned;
    return { provider: provider.name, reason: rule.reason, rule: `${provider.name}#${String(number)}` };
  };
}

interface OwnedRule {
  readonly provider: Provider;
  readonly rule: ProviderRule;
  readonly number: number;
  readonly status: StatusRange | undefined;
}

function ownedRules(providers: readonly Provider[], weak: boolean): readonly OwnedRule[] {
  return providers.flatMap((provider) =>
    provider.rules
      .map((rule, index): OwnedRule => {
        const status = rule.status === undefined ? undefined : readStatusRange(rule.status);
        return { provider, rule, number: index + 1, status };
      })
      .filter(({ rule }) => (rule.weak ?? false) === weak),
  );
}

function ruleLiterals({ provider, rule }: OwnedRule): Literals {
  const ofSign = provider.sign === undefined ? undefined : literalsOf(provider.sign.source);
  const ofText = rule.text === undefined ? undefined : literalsOf(rule.text.source);
  return moreTelling(ofSign, ofText);
}

function fits(
  { provider, rule, status: range }: OwnedRule,
  { plain, code, status, stage }: ProviderQuestion,
): boolean {
  if (rule.stage !== undefined && rule.stage !== stage) return false;
  if (rule.code !== undefined && !codeFits(rule.code, code, status)) return false;
  if (range !== undefined && (status === undefined || !statusFits(range, status))) return false;
  if (provider.sign !== undefined && !provider.sign.test(plain)) return false;
  return rule.text === undefined || rule.text.test(plain);
}

function codeFits(
  wanted: number | '4xx' | '5xx',
  code: number | undefined,
  status: string | undefined,
): boolean {
  if (typeof wanted === 'number') return code === wanted;
  return (code === undefined ? status : String(code))?.startsWith(wanted.charAt(0)) ?? false;
}

/** "x.7.606-649": from 606 to 649 behind ".7." of either class. */
interface StatusRange {
  /** Empty for either class. */
  readonly class: string;
  readonly subject: string;
  readonly from: number;
  readonly to: number;
}

function readStatusRange(text: string): StatusRange {
  const dot = text.lastIndexOf('.') + 1;
  const [from = '', to = from] = text.slice(dot).split('-');
  return {
    class: text.startsWith('x') ? '' : text.charAt(0),
    subject: text.slice(1, dot),
    from: Number(from),
    to: Number(to),
  };
}

function statusFits(wanted: StatusRange, status: string): boolean {
  if (!status.startsWith(wanted.class) || !status.startsWith(wanted.subject, 1)) return false;
  const detail = status.slice(1 + wanted.subject.length);
  const number = Number(detail);
  return !detail.includes('.') && number >= wanted.from && number <= wanted.to;
}
