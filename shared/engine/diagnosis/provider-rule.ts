import type { Stage } from '../../model/exchange.ts';
import type { ReasonName } from '../../model/reason.ts';

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

export interface ProviderMatch {
  readonly provider: string;
  readonly reason: ReasonName;
  readonly rule: string;
}

export interface ProviderQuestion {
  readonly plain: string;
  readonly code?: number;
  readonly status?: string;
  readonly stage?: Stage;
}

/** The first rule of the first provider that fits; `weak` asks for the rules that words go before. */
export function matchProvider(
  providers: readonly Provider[],
  question: ProviderQuestion,
  weak = false,
): ProviderMatch | undefined {
  for (const provider of providers) {
    if (provider.sign !== undefined && !provider.sign.test(question.plain)) continue;
    const index = provider.rules.findIndex((rule) => (rule.weak ?? false) === weak && fits(rule, question));
    const rule = provider.rules[index];
    if (rule !== undefined)
      return { provider: provider.name, reason: rule.reason, rule: `${provider.name}#${String(index + 1)}` };
  }
  return undefined;
}

function fits(rule: ProviderRule, { plain, code, status, stage }: ProviderQuestion): boolean {
  if (rule.stage !== undefined && rule.stage !== stage) return false;
  if (rule.code !== undefined && !codeFits(rule.code, code, status)) return false;
  if (rule.status !== undefined && (status === undefined || !statusFits(rule.status, status))) return false;
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

function statusFits(wanted: string, status: string): boolean {
  const [prefix = '', detail = ''] = splitLast(wanted);
  const [actualPrefix = '', actualDetail = ''] = splitLast(status);
  const samePrefix = prefix.startsWith('x')
    ? actualPrefix.slice(1) === prefix.slice(1)
    : actualPrefix === prefix;
  if (!samePrefix) return false;
  const [from = '', to = from] = detail.split('-');
  const number = Number(actualDetail);
  return number >= Number(from) && number <= Number(to);
}

function splitLast(status: string): [string, string] {
  const dot = status.lastIndexOf('.');
  return [status.slice(0, dot), status.slice(dot + 1)];
}
