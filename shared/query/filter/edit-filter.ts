import type { IToken } from 'chevrotain';
import type { Span } from './filter-node.ts';
import { quoteWhereNeeded } from './suggest-filter.ts';
import { and, field, filterLexer, leftParenthesis, not, or, rightParenthesis } from './tokens.ts';

/** One of the terms that a filter joins by AND: a field, a word, a group in parentheses, each perhaps negated. */
export interface FilterTerm extends Span {
  readonly text: string;
  /** Of a single `name:value`, in lower case. */
  readonly field?: string;
}

/**
 * The terms at the top of a filter: `outcome:rejected NOT (a OR b) "spam block"` has three. A filter that says OR at its
 * top is one term as a whole. Works on any text, right or wrong.
 */
export function filterTerms(text: string): readonly FilterTerm[] {
  const { tokens } = filterLexer.tokenize(text);
  const terms: FilterTerm[] = [];
  let depth = 0;
  let start: number | undefined;
  let end = 0;
  let single: IToken | undefined;
  for (const token of tokens) {
    end = token.startOffset + token.image.length;
    if (depth === 0 && token.tokenType === or) return [wholeOf(text, tokens)];
    if (depth === 0 && token.tokenType === and && start === undefined) continue;
    if (start === undefined) {
      start = token.startOffset;
      single = token.tokenType === field ? token : undefined;
    }
    if (token.tokenType === leftParenthesis) depth += 1;
    if (token.tokenType === rightParenthesis) depth = Math.max(0, depth - 1);
    if (depth > 0 || token.tokenType === not) continue;
    terms.push(termOf(text, start, end, single));
    start = undefined;
  }
  if (start !== undefined) terms.push(termOf(text, start, end, single));
  return terms;
}

function termOf(text: string, start: number, end: number, single: IToken | undefined): FilterTerm {
  const name = single?.image.slice(0, single.image.indexOf(':')).toLowerCase();
  return { start, end, text: text.slice(start, end), ...(name !== undefined && { field: name }) };
}

function wholeOf(text: string, tokens: readonly IToken[]): FilterTerm {
  const start = tokens[0]?.startOffset ?? 0;
  const last = tokens.at(-1);
  return termOf(text, start, last ? last.startOffset + last.image.length : text.length, undefined);
}

/** The filter with one more term, which all sessions must then meet as well; the same filter when it says so already. */
export function addTerm(text: string, term: string): string {
  const terms = filterTerms(text);
  if (terms.some((each) => each.text === term)) return text;
  return joinTerms([...terms.map((each) => each.text), term]);
}

/** The filter with these terms in place of those that name the field; for choices that exclude each other. */
export function replaceField(text: string, name: string, replacement: readonly string[]): string {
  const others = filterTerms(text).filter((each) => each.field !== name);
  return joinTerms([...others.map((each) => each.text), ...replacement]);
}

/** Terms as one filter; one that says OR at its top is put in parentheses when it stands beside others. */
export function joinTerms(terms: readonly string[]): string {
  const given = terms.filter((term) => term.trim() !== '');
  if (given.length < 2) return given.join('');
  return given.map((term) => (saysOr(term) ? `(${term})` : term)).join(' ');
}

function saysOr(term: string): boolean {
  let depth = 0;
  for (const { tokenType } of filterLexer.tokenize(term).tokens) {
    if (tokenType === leftParenthesis) depth += 1;
    if (tokenType === rightParenthesis) depth -= 1;
    if (depth === 0 && tokenType === or) return true;
  }
  return false;
}

/** `client` and `192.0.2.1` as `client:192.0.2.1`; the value is taken as it is, in quotes where it needs them. */
export function fieldTerm(name: string, value: string | number): string {
  return `${name}:${quoteWhereNeeded(String(value))}`;
}

/** Every address at a domain: `from:*@example.org`. The empty domain stands for the null sender. */
export function domainTerm(name: string, domain: string): string {
  if (domain === '') return fieldTerm(name, '');
  // A domain from the wire may hold what a pattern cannot: then the words are looked for.
  return /[\s()"*?]/.test(domain)
    ? quoteWhereNeeded(`@${domain} `).replace(/ "$/, '"')
    : `${name}:*@${domain}`;
}
